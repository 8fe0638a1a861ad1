import { isEqual } from '../../core/equal.ts'
import { own, type Json } from '../../core/json.ts'
import { rememberedFor } from '../../core/memo.ts'
import { clip } from '../../core/text.ts'
import type { Patch, Tool, Toolset } from '../../core/tool.ts'
import { parametersOf, type Parameter } from '../../schema/parameters.ts'
import { factOfKeys } from '../memo.ts'
import { isEnglish } from '../prose/text/language.ts'
import { jobOf, type Job } from '../prose/tools/job.ts'
import { contentWords, nameParts, nameWords } from '../prose/text/words.ts'

/** A parameter of a sibling, with what counts of the tool that takes it. */
interface Taken {
  readonly parameter: string
  readonly text: string | undefined
  readonly required: boolean
  /** Its keywords in COMPARED, in that order. */
  readonly keywords: readonly (Json | null)[]
  readonly by: Taker
}

interface Taker {
  readonly index: number
  readonly name: string
  readonly kind: Job['kind']
  /** The names of all its parameters, each in a line: one text is compared faster than a list. */
  readonly takes: string
}

/** What states which values may be sent: a text that fits one of two schemas that differ here may be wrong of the other. */
const COMPARED = ['type', 'enum', 'const', 'default', 'minimum', 'maximum', 'format', 'pattern', 'items', 'maxItems', 'maxLength']

/** Longer texts tell the story of one tool. */
const LONGEST = 300

const takenBy = rememberedFor((tool: Tool): readonly Taken[] => {
  const parameters = parametersOf(tool)
  const { index, name } = tool
  const by: Taker = { index, name, kind: jobOf(tool).kind, takes: parameters.map((parameter) => parameter.name).join('\n') }
  return parameters.map((parameter) => ({
    parameter: parameter.name,
    text: parameter.description?.trim(),
    required: parameter.required,
    keywords: keywordsOf(parameter),
    by,
  }))
})

const takenByName = factOfKeys(({ tools }): ReadonlyMap<string, readonly Taken[]> =>
  Map.groupBy(tools.flatMap(takenBy), ({ parameter }) => parameter),
)

/**
 * The text that the other tools of a set give a parameter of the same name and the same schema. Undefined unless they all mean the same, or
 * where the text mentions what only their tools do or take.
 */
function siblingText(
  toolset: Toolset,
  tool: Tool,
  parameter: Parameter,
): { readonly text: string; readonly from: string } | undefined {
  const keywords = keywordsOf(parameter)
  const others = (takenByName(toolset, parameter.name) ?? []).filter(
    (other) => other.by.index !== tool.index && other.text && isEqual(other.keywords, keywords),
  )
  const [first] = others
  const text = first?.text
  if (first === undefined || text === undefined || text.length > LONGEST || !isEnglish(text)) return undefined
  if (!others.every((other) => normal(other.text) === normal(text))) return undefined
  if (normal(text) === normal(parameter.description) || addsNothing(text, parameter)) return undefined
  if (others.some((other) => speaksOfItsTool(text, other, tool) || dependsOnUse(text, other, tool, parameter))) return undefined
  return { text, from: first.by.name }
}

/** A patch that gives each of some parameters the text of its siblings; undefined unless all have one. */
export function draftedTexts(toolset: Toolset, tool: Tool, parameters: readonly Parameter[]): Patch | undefined {
  const texts = parameters.map((parameter) => ({ parameter, said: siblingText(toolset, tool, parameter) }))
  const edits = texts.flatMap(({ parameter, said }) =>
    // what a `$ref` leads to belongs to others, too
    said === undefined || !parameter.descriptionAt.startsWith(parameter.at)
      ? []
      : [{ tool: tool.index, at: parameter.descriptionAt, to: said.text }],
  )
  const from = texts[0]?.said?.from
  if (edits.length === 0 || edits.length < parameters.length || from === undefined) return undefined
  const what = edits.length === 1 ? `"${clip(String(edits[0]?.to), 80)}"` : 'the texts'
  return { says: `use ${what}, as ${clip(from, 60)} has it`, safe: false, edits }
}

function keywordsOf({ schema }: Parameter): (Json | null)[] {
  return COMPARED.map((keyword) => own(schema, keyword) ?? null)
}

function normal(text = ''): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '').toLowerCase()
}

/** "ID of the issue to update" is wrong of a tool that deletes it; a parameter of the sibling alone may be named, too. */
function speaksOfItsTool(text: string, { by, parameter }: Taken, tool: Tool): boolean {
  const here = new Set([...nameWords(tool.name), ...nameWords(parameter), ...contentWords(tool.description ?? '')])
  const words = new Set(contentWords(text))
  if (nameWords(by.name).some((word) => words.has(word) && !here.has(word))) return true
  const takes = new Set(parametersOf(tool).map(({ name }) => name))
  return by.takes
    .split('\n')
    .some(
      (name) =>
        !takes.has(name) && name !== parameter && (nameParts(name).length > 1 || /[`'"]/.test(text)) && text.includes(name),
    )
}

const OPENS_WITH_WORK =
  /^\W{0,4}(?:filter|search|find|sort|order|limit|only|match|return|include|exclude|show|list|new|update|replace|override|remove|add|set)/i
const OF_ABSENCE = /\b(?:default|optional|omit|omitted|left out|leave|override|overrides|if not|if unset|required)\b/i

/** "Filter by environment" is wrong of a tool that makes one, and "overrides the default" where the value has to be given. */
function dependsOnUse(text: string, { required, by }: Taken, tool: Tool, parameter: Parameter): boolean {
  if (OF_ABSENCE.test(text) && required !== parameter.required) return true
  return OPENS_WITH_WORK.test(text) && by.kind !== jobOf(tool).kind
}

/** A text that only repeats the name would be reported itself. */
function addsNothing(text: string, { name }: Parameter): boolean {
  const known = new Set(nameWords(name))
  return contentWords(text).every((word) => known.has(word))
}
