import type { Json, JsonObject } from '../core/json.ts'
import { clip } from '../core/text.ts'
import type { Tool } from '../core/tool.ts'
import { outputFieldsOf, parametersOf } from '../schema/parameters.ts'

const MOST_TEXT = 3_000
const MOST_NAMES = 100
const MOST_NAME = 200

/**
 * A tool as a second look is shown it: name, title, description and annotations as they stand, and the names of all parameters and of all fields of
 * the output schema, an asterisk after each that is required. What is absent from it, the tool does not have; `more` counts names left out.
 */
export function outlineOf(tool: Tool): JsonObject {
  const { title, description, annotations } = tool
  return {
    name: clip(tool.name, MOST_NAME),
    ...(title === undefined ? {} : { title: clip(title, MOST_TEXT) }),
    ...(description === undefined ? {} : { description: clip(description, MOST_TEXT) }),
    ...(annotations === undefined || JSON.stringify(annotations).length > MOST_TEXT ? {} : { annotations }),
    parameters: names(parametersOf(tool)),
    ...(tool.outputSchema === undefined ? {} : { results: names(outputFieldsOf(tool)) }),
  }
}

function names(fields: readonly { readonly name: string; readonly required: boolean }[]): Json {
  const shown = fields.slice(0, MOST_NAMES).map(({ name, required }) => `${clip(name, MOST_NAME)}${required ? '*' : ''}`)
  return fields.length > MOST_NAMES ? [...shown, { more: fields.length - MOST_NAMES }] : shown
}
