import type { Json, JsonObject } from '../core/json.ts'
import { segmentsOf } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import type { Tool, Toolset } from '../core/tool.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../schema/parameters.ts'

const MOST_TEXT = 3_000
const MOST_NAMES = 100
const MOST_NAME = 200

/**
 * A tool as a second look is shown it: name, title, description and annotations as they stand, and the names or paths of all parameters and of all
 * fields of the output schema, an asterisk after each that is required. What is absent from it, the tool does not have; `more` counts names left out.
 */
export function outlineOf(tool: Tool): JsonObject {
  const { title, description, annotations } = tool
  return {
    name: clip(tool.name, MOST_NAME),
    ...(title === undefined ? {} : { title: clip(title, MOST_TEXT) }),
    ...(description === undefined ? {} : { description: clip(description, MOST_TEXT) }),
    ...(annotations === undefined || JSON.stringify(annotations).length > MOST_TEXT ? {} : { annotations }),
    parameters: fieldNames(parametersOf(tool)),
    ...(tool.outputSchema === undefined ? {} : { results: fieldNames(outputFieldsOf(tool)) }),
  }
}

/** The names of all tools of a set; `more` counts those left out, and is "unknown" where the set may be incomplete. */
export function namesOf({ tools, complete }: Toolset): Json {
  const names = tools.slice(0, MOST_NAMES).map(({ name }) => clip(name, MOST_NAME))
  const more = tools.length - names.length
  return !complete || more > 0 ? [...names, { more: complete ? more : 'unknown' }] : names
}

function fieldNames(fields: readonly Parameter[]): Json {
  const shown = fields.slice(0, MOST_NAMES).map((field) => `${clip(pathOf(field), MOST_NAME)}${field.required ? '*' : ''}`)
  return fields.length > MOST_NAMES ? [...shown, { more: fields.length - MOST_NAMES }] : shown
}

/** The path from the outermost property: `filter.after`; the name alone for what is reached through a `$ref`. */
function pathOf({ at, name }: Parameter): string {
  const segments = segmentsOf(at)
  const path = segments.filter((_, index) => segments[index - 1] === 'properties')
  return path.length > 1 && !segments.includes('$defs') && !segments.includes('definitions') ? path.join('.') : name
}
