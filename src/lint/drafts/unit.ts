import { rememberedFor } from '../../core/memo.ts'
import { clip } from '../../core/text.ts'
import type { Patch, Tool, Toolset } from '../../core/tool.ts'
import { parametersOf, type Parameter } from '../../schema/parameters.ts'
import { quantityOf } from '../lexicon/quantities.ts'
import { sureUnit, unitInWords, unitOfName } from '../lexicon/units.ts'
import { factOfKeys } from '../memo.ts'
import { nameParts } from '../prose/text/words.ts'

/** The units in which one tool says a parameter is. */
interface UnitsSaid {
  readonly parameter: string
  /** The index and the name of the tool. */
  readonly tool: number
  readonly from: string
  readonly types: string
  readonly units: readonly string[]
}

const unitsOfTool = rememberedFor((tool: Tool): readonly UnitsSaid[] =>
  parametersOf(tool).flatMap(({ name, types, description }) => {
    const units = unitsIn(description)
    return units.length === 0 ? [] : [{ parameter: name, tool: tool.index, from: tool.name, types: types.join(), units }]
  }),
)

const unitsByParameter = factOfKeys(({ tools }): ReadonlyMap<string, readonly UnitsSaid[]> =>
  Map.groupBy(tools.flatMap(unitsOfTool), ({ parameter }) => parameter),
)

/**
 * A patch that names the unit in which the other tools of a set say a number of the same name is; undefined if they say none, or not
 * the same one.
 */
export function draftedUnit(toolset: Toolset, tool: Tool, parameter: Parameter): Patch | undefined {
  const { description = '', descriptionAt, at, name, types } = parameter
  if (!descriptionAt.startsWith(at)) return undefined
  const said = (unitsByParameter(toolset, name) ?? []).filter((one) => one.tool !== tool.index && one.types === types.join())
  const [first] = said
  const [sure] = first?.units ?? []
  if (first === undefined || sure === undefined || said.some(({ units }) => units.some((unit) => unit !== sure))) return undefined
  const unit = unitInWords(sure)
  return {
    says: `say that it is in ${unit}, as ${clip(first.from, 60)} does`,
    safe: false,
    edits: [{ tool: tool.index, at: descriptionAt, to: withUnit(description, name, unit) }],
  }
}

/** A patch with texts such as "Timeout in milliseconds." for numbers named like `timeout_ms`; undefined unless all are. */
export function draftedFromNames(tool: Tool, parameters: readonly Parameter[]): Patch | undefined {
  const edits = parameters.flatMap((parameter) => {
    const to = textFromUnit(parameter)
    const isOwn = parameter.descriptionAt.startsWith(parameter.at)
    return to === undefined || !isOwn ? [] : [{ tool: tool.index, at: parameter.descriptionAt, to }]
  })
  const [first] = edits
  if (first === undefined || edits.length < parameters.length) return undefined
  return { says: edits.length === 1 ? `say "${first.to}"` : 'say their units', safe: false, edits }
}

/** "Timeout in milliseconds." for a number named `timeout_ms`: its unit and what it measures are in its name. */
function textFromUnit({ name, types }: Parameter): string | undefined {
  const unit = unitOfName(name)
  const parts = nameParts(name)
  const words = parts.slice(0, -1)
  if (unit === undefined || sureUnit(parts.at(-1) ?? '') !== unit || quantityOf(words.join('_')) === undefined) return undefined
  if (!types.every((type) => ['integer', 'number', 'null'].includes(type))) return undefined
  return withUnit('', words.join('_'), unitInWords(unit))
}

function withUnit(description: string, name: string, unit: string): string {
  const text =
    description.trim() ||
    nameParts(name)
      .join(' ')
      .replace(/^[a-z]/, (letter) => letter.toUpperCase())
  // of several sentences the first is about the number
  const end = /[.;(](?=\s|$)| \(/.exec(text)?.index ?? text.length
  return `${text.slice(0, end)}, in ${unit}${text.slice(end) || '.'}`.replace(/^([A-Z][a-z]+(?: [a-z]+){0,2}), in /, '$1 in ')
}

function unitsIn(text = ''): string[] {
  return [...new Set((text.match(/[a-z]+/gi) ?? []).flatMap((word) => sureUnit(word) ?? []))]
}
