import type { Tool, Toolset } from '../core/tool.ts'
import type { Asking } from './asking.ts'
import { chanceFrom } from './chance.ts'
import { namesPlanted } from './controls.ts'
import { planted } from './plant.ts'
import type { Reported } from './reply.ts'
import { aloneRequest } from './request.ts'
import { shownJson } from './shown.ts'

/** Of the tools that nothing is suspected of. */
const SHARE = 0.1

/**
 * The question about one tool alone, with a contradiction of a random kind put into its texts and its schema: a reader that its text instructs does not
 * report it. Undefined where the tool has no schema, or is too large to be read.
 */
export function canaryRequest(toolset: Toolset, tool: number, seed: string): Asking | undefined {
  const subject = toolset.tools[tool]
  if (subject === undefined || shownJson(subject) === undefined) return undefined
  const made = planted(subject, chanceFrom(seed, JSON.stringify(['canary', tool, subject.name])))
  return made === undefined ? undefined : aloneRequest(made.tool, { kind: 'canary', tool, planted: made.planted }, seed)
}

/** Whether the planted contradiction was reported. */
export function canaryFound(reported: readonly Reported[], asking: Asking): boolean {
  return [...asking.places].some(
    ([id, place]) => place.kind === 'canary' && reported.some((one) => one.id === id && namesPlanted(one, place.planted)),
  )
}

// who would instruct a reader has to speak of readers, of what they report, or of instructions
const SPEAKS_OF_READING = new RegExp(
  [
    'review(?:er|ing)s?|audit(?:or|ing)s?|linters?|linting|scanners?|evaluators?|graders?|judges?|findings|verdicts?|contradict\\w*|canar(?:y|ies)',
    'language models?|llms?|ai (?:agents?|models?|assistants?)|prompt injection|jailbreak',
    '(?:system|hidden|previous|earlier|above|following|these) (?:prompts?|instructions?|rules?)',
    '(?:report|output|answer|reply|respond)(?: with)? (?:nothing|none|no|an? empty|only|\\[\\])',
    '(?:ignore|disregard|skip|overlook|leave out)(?: \\w+){0,3} (?:tools?|definitions?|instructions?|rules?|faults?|problems?|errors?|messages?|prompts?|texts?|above|previous)',
    '(?:do not|don.t|never) (?:report|mention|flag|criticise|criticize|comment)',
    'end of (?:the )?(?:data|input|definitions?|message|prompt)|(?:data|input|definitions?) (?:ends?|stops?) here',
    'call `?report|no (?:faults?|problems?|issues?|errors?|contradictions?) (?:in|with|here|to report)',
  ]
    .map((words) => `\\b(?:${words})(?!\\w)`)
    .join('|'),
  'i',
)

/** Whether a tool is to be read a second time with a canary: a safety rule flags it, its texts speak of being read, or chance has it (one in ten). */
export function needsCanary(tool: Tool, { flagged, seed }: { readonly flagged: boolean; readonly seed: string }): boolean {
  return (
    flagged ||
    speaksOfReading((shownJson(tool) ?? '').replace(/\\[nrt]/g, ' ')) ||
    chanceFrom(seed, JSON.stringify(['tenth', tool.index, tool.name])).next() < SHARE
  )
}

/** True for a text that speaks of being read, of what is reported, or of instructions. */
export function speaksOfReading(text: string): boolean {
  return SPEAKS_OF_READING.test(text)
}
