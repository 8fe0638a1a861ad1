import type { Finding } from '../core/finding.ts'
import { clip, list, oneLine } from '../core/text.ts'
import { segmentsOf } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { READING_KINDS, type ReadingKind } from './kinds.ts'
import type { ReportedFinding } from './reading.ts'
import type { SeenClaim } from './seen.ts'

const MOST_QUOTE = 240
const MOST_WHAT = 240

/** Why it matters, for each kind that nothing but a second look decides. */
const SO: Readonly<Record<ReadingKind, string>> = {
  exists: 'A model that follows the text names something that is not there',
  refers: 'A model that follows the text calls a tool that is not in the list',
  type: 'A value in the form of the text may be refused',
  required: 'A model may leave out what is needed, or ask the user for what is not',
  default: 'A model that leaves it out expects one and may get the other',
  choices: 'A value that the text offers may be refused',
  range: 'A model cannot know which limit holds',
  unit: 'A value in the wrong unit is wrong by the factor between the two',
  format: 'A value in the one format is refused, or misread, where the other is meant',
  base: 'A model that counts from the wrong end misses the first one',
  example: 'A model that follows the example may be refused',
  effect: 'A model, and the host that asks the user, mistake the call for something else',
  returns: 'A model looks for something that does not come back',
  purpose: 'A model calls the tool for another job',
  schema: 'A call may be refused whatever it sends',
  siblings: 'A model carries a value from one call to the next in the form that worked',
  instruction: 'A model that follows it does what the user did not ask for',
  input: 'What a model writes there can do more than the user meant',
  vague: 'A model cannot tell when to call it',
  parameter: 'A model has to guess what to pass',
  told: 'Only the text states it, so nothing stops a call that breaks it',
  result: 'A model cannot plan the next step',
  rival: 'A model picks either of the two',
  wording: 'A model gets no help from it',
}

/** The finding that shows both widened quotes, and the reader's sentence as such. */
export function openFinding(finding: ReportedFinding, seen: readonly SeenClaim[], tool: Tool): Finding {
  const { rule } = READING_KINDS[finding.kind]
  const primary = seen.find((one) => one.tool === tool && one.at === finding.at) ?? seen.find((one) => one.tool === tool)
  const siblings = [...new Set(seen.flatMap((one) => (one.tool === tool ? [] : [one.tool.index])))]
  return {
    at: primary?.at ?? '',
    ...(primary?.words !== undefined && { words: primary.words }),
    ...(siblings.length > 0 && { related: siblings }),
    certainty: rule === 'reading/unclear' ? 'advice' : 'likely',
    ...(rule === 'reading/unclear' && { severity: 'info' as const }),
    message: `${quotesIn(seen, tool)}: ${leadOf(finding.kind)}. ${SO[finding.kind]}${saidBy(finding)}`,
  }
}

function quotesIn(seen: readonly SeenClaim[], tool: Tool): string {
  return list([...new Set(seen.map((one) => quoteOf(one, tool)))])
}

function quoteOf({ quote, at, tool: holder, value }: SeenClaim, tool: Tool): string {
  const whose = holder === tool ? '' : ` of ${clip(oneLine(holder.name), 60)}`
  const where = `${clip(placeName(at), 80)}${whose}`
  if (value === undefined || quote === '') return `Nothing at ${where}`
  return `"${clip(oneLine(quote), MOST_QUOTE)}" (${where})`
}

/** A place in words: "description of `limit`", "enum of `status`". */
function placeName(at: SeenClaim['at']): string {
  const segments = segmentsOf(at)
  const last = segments.at(-1) ?? 'the tool'
  const from = segments.lastIndexOf('properties')
  const name = from === -1 ? undefined : segments[from + 1]
  if (name === undefined) return segments.length > 1 ? segments.join('/') : last
  return from + 1 === segments.length - 1 ? `\`${name}\`` : `${last} of \`${name}\``
}

function leadOf(kind: ReadingKind): string {
  const { rule } = READING_KINDS[kind]
  if (rule === 'reading/contradiction') return 'a model that read this takes it for a contradiction'
  return rule === 'reading/danger' ? 'a model that read this takes it for a danger' : 'a model that read this found it unclear'
}

function saidBy({ what }: ReportedFinding): string {
  const said = clip(oneLine(what), MOST_WHAT)
  return said === '' ? '.' : `. In its own words: "${said}"`
}
