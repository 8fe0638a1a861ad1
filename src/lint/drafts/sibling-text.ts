import { isEqual } from '../../core/equal.ts'
import { own, type Json } from '../../core/json.ts'
import { clip } from '../../core/text.ts'
import type { Patch, Tool, Toolset } from '../../core/tool.ts'
import { parametersOf, type Parameter } from '../../schema/parameters.ts'
import { factOfSet } from '../memo.ts'
import { isEnglish } from '../prose/text/language.ts'
import { jobOf } from '../prose/tools/job.ts'
import { contentWords, nameParts, nameWords } from '../prose/text/words.ts'

/** A parameter with the tool that takes it. */
interface Taken {
  readonly tool: Tool
  readonly parameter: Parameter
}

/** What states which values may be sent: a text that fits one of two schemas that differ here may be wrong of the other. */
const COMPARED = ['type', 'enum', 'const', 'default', 'minimum', 'maximum', 'format', 'pattern', 'items', 'maxItems', 'maxLength']

/** Longer texts tell the story of one tool. */
const LONGEST = 300

const takers = factOfSet(({ tools }: Toolset): ReadonlyMap<string, readonly Taken[]> => {
  const taken = tools.flatMap((tool) => parametersOf(tool).map((parameter): Taken => ({ tool, parameter })))
  return Map.groupBy(taken, ({ parameter }) => parameter.name)
})

/**
 * The text that the other tools of a set give a parameter of the same name and the same schema. Undefined unless they all mean the same, or
 * where the text mentions what only their tools do or take.
 */
function siblingText(
  toolset: Toolset,
  tool: Tool,
  parameter: Parameter,
): { readonly text: string; readonly from: string } | undefined {
  const others = (takers(toolset).get(parameter.name) ?? []).filter(
    (other) => other.tool.index !== tool.index && other.parameter.description?.trim() && takesTheSame(other.parameter, parameter),
  )
  const [first] = others
  const text = first?.parameter.description?.trim()
  if (first === undefined || text === undefined || text.length > LONGEST || !isEnglish(text)) return undefined
  if (!others.every((other) => normal(other.parameter.description) === normal(text))) return undefined
  if (normal(text) === normal(parameter.description) || addsNothing(text, parameter)) return undefined
  if (others.some((other) => speaksOfItsTool(text, other, tool) || dependsOnUse(text, other, { tool, parameter })))
    return undefined
  return { text, from: first.tool.name }
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

function takesTheSame(one: Parameter, other: Parameter): boolean {
  const said = ({ schema }: Parameter): (Json | null)[] => COMPARED.map((keyword) => own(schema, keyword) ?? null)
  return isEqual(said(one), said(other))
}

function normal(text = ''): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '').toLowerCase()
}

/** "ID of the issue to update" is wrong of a tool that deletes it; a parameter of the sibling alone may be named, too. */
function speaksOfItsTool(text: string, { tool: sibling, parameter }: Taken, tool: Tool): boolean {
  const here = new Set([...nameWords(tool.name), ...nameWords(parameter.name), ...contentWords(tool.description ?? '')])
  const words = new Set(contentWords(text))
  if (nameWords(sibling.name).some((word) => words.has(word) && !here.has(word))) return true
  const takes = new Set(parametersOf(tool).map(({ name }) => name))
  return parametersOf(sibling).some(
    ({ name }) =>
      !takes.has(name) && name !== parameter.name && (nameParts(name).length > 1 || /[`'"]/.test(text)) && text.includes(name),
  )
}

const OPENS_WITH_WORK =
  /^\W{0,4}(?:filter|search|find|sort|order|limit|only|match|return|include|exclude|show|list|new|update|replace|override|remove|add|set)/i
const OF_ABSENCE = /\b(?:default|optional|omit|omitted|left out|leave|override|overrides|if not|if unset|required)\b/i

/** "Filter by environment" is wrong of a tool that makes one, and "overrides the default" where the value has to be given. */
function dependsOnUse(text: string, sibling: Taken, here: Taken): boolean {
  if (OF_ABSENCE.test(text) && sibling.parameter.required !== here.parameter.required) return true
  return OPENS_WITH_WORK.test(text) && jobOf(sibling.tool).kind !== jobOf(here.tool).kind
}

/** A text that only repeats the name would be reported itself. */
function addsNothing(text: string, { name }: Parameter): boolean {
  const known = new Set(nameWords(name))
  return contentWords(text).every((word) => known.has(word))
}
