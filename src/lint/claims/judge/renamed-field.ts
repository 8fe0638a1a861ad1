import type { Span, Tool, Toolset } from '../../../core/tool.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../../../schema/parameters.ts'
import { factOfEach, factOfSet } from '../../memo.ts'
import { VERBS } from '../../lexicon/verbs.ts'
import { stem } from '../../prose/text/stem.ts'
import { nameParts } from '../../prose/text/words.ts'
import { nameNouns } from '../../prose/tools/job.ts'
import type { NamedTool } from '../../prose/tools/named-tools.ts'
import { returnedFields } from '../read/returned-fields.ts'

/** A field that a tool changes under another name than the one that a sibling makes or reads it under. */
export interface RenamedField {
  readonly tool: NamedTool
  readonly parameter: Taken
  /** The words of the parameter's text that name the field; undefined where the two names are short and long forms of one. */
  readonly said: Said | undefined
  readonly sibling: NamedTool
  /** As the sibling has it. */
  readonly field: string
}

/** More tools of one thing are not compared with one another. */
const MOST_SIBLINGS = 30
/** "New title", "The new headline of the post". */
const NEW =
  /^\W{0,4}(?:\(optional\) )?(?:the |its )?(?:new|updated|changed) ([a-z]+(?:[ _-][a-z]+)?)(?=\s*(?:$|[.,;(]| (?:of|for)\b))/i

/** Renamed fields of a set, one a parameter: its own text calls it by the name that a sibling for the same thing gives it. */
export const renamedFields = factOfSet((toolset: Toolset): readonly RenamedField[] => {
  const byThing = Map.groupBy(fieldedOfEach(toolset), ({ thing }) => thing)
  return [...byThing].flatMap(([thing, group]) =>
    thing === '' || group.length > MOST_SIBLINGS ? [] : group.flatMap((tool) => renamedIn(tool, group)),
  )
})

/** A tool with the fields that it takes and gives. */
interface Fielded extends NamedTool {
  readonly thing: string
  readonly parameters: readonly Taken[]
  readonly fields: readonly string[]
}

/** A parameter without its text, so that all this stands while another word of that is typed. */
interface Taken extends Pick<Parameter, 'name' | 'at' | 'descriptionAt' | 'depth'> {
  /** What its text calls the field. */
  readonly said: Said | undefined
}

interface Said {
  readonly text: string
  readonly words: Span
}

const fieldedOfEach = factOfEach((tool): Fielded => {
  const parameters = parametersOf(tool).map(({ name, at, descriptionAt, depth, description }): Taken => ({
    name,
    at,
    descriptionAt,
    depth,
    said: depth === 0 ? saidIn(description ?? '') : undefined,
  }))
  const { index, name } = tool
  return { index, name, thing: nameNouns(name).join(' '), parameters, fields: fieldsOf(tool) }
})

function saidIn(description: string): Said | undefined {
  const match = NEW.exec(description)
  const [whole = '', text = ''] = match ?? []
  const end = (match?.index ?? 0) + whole.length
  return match === null ? undefined : { text, words: { start: end - text.length, end } }
}

function renamedIn(tool: Fielded, group: readonly Fielded[]): readonly RenamedField[] {
  if (!nameParts(tool.name).some((part) => VERBS.get(part)?.effect === 'changes')) return []
  const own = new Set(tool.parameters.map(({ name }) => keyOf(name)))
  return tool.parameters.flatMap((parameter): RenamedField[] => {
    const respelt = parameter.depth === 0 ? respeltIn(tool, parameter, group, own) : undefined
    if (respelt !== undefined) return [respelt]
    const { said } = parameter
    if (said === undefined || own.has(keyOf(said.text)) || keyOf(parameter.name).includes(keyOf(said.text))) return []
    for (const sibling of group) {
      const fields = sibling === tool ? [] : sibling.fields
      const field = fields.find((one) => keyOf(one) === keyOf(said.text))
      if (field === undefined || fields.some((one) => keyOf(one) === keyOf(parameter.name))) continue
      return [{ tool, parameter, said, sibling, field }]
    }
    return []
  })
}

/** Words of names that mean one thing, a group a line; the first stands for all. */
const SHORT = `
number no nr num nbr
type kind
description desc
quantity qty
amount amt
address addr
phone tel telephone
email mail
image img
picture pic photo
category cat
department dept
message msg
language lang
location loc
position pos
reference ref
color colour
date day
start begin
end finish
birthday birthdate dob
temperature temp
average avg
maximum max
minimum min
organization organisation org
`
const LONG = new Map(
  SHORT.trim()
    .split('\n')
    .flatMap((line) => line.split(' ').map((word) => [stem(word), line.split(' ')[0] ?? word] as const)),
)

/** `cabinNo` and `cabin_number`, `soilKind` and `soil_type`: names of two words or more that differ in the form of one. */
function respeltIn(
  tool: Fielded,
  parameter: Taken,
  group: readonly Fielded[],
  own: ReadonlySet<string>,
): RenamedField | undefined {
  const key = longKey(parameter.name)
  if (nameParts(parameter.name).length < 2) return undefined
  for (const sibling of group) {
    const fields = sibling === tool ? [] : sibling.fields
    if (fields.some((one) => keyOf(one) === keyOf(parameter.name))) continue
    const field = fields.find((one) => longKey(one) === key && !own.has(keyOf(one)))
    if (field !== undefined) return { tool, parameter, said: undefined, sibling, field }
  }
  return undefined
}

function longKey(name: string): string {
  return nameParts(name)
    .map((part) => LONG.get(stem(part)) ?? stem(part))
    .join(' ')
}

function fieldsOf(tool: Tool): readonly string[] {
  return [
    ...parametersOf(tool).map(({ name }) => name),
    ...outputFieldsOf(tool).map(({ name }) => name),
    ...returnedFields(tool.description ?? '').map(({ name }) => name),
  ]
}

function keyOf(name: string): string {
  return nameParts(name).map(stem).join(' ')
}
