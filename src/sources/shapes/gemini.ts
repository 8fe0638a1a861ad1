import { isArray, isObject, own, type Json } from '../../core/json.ts'
import type { Shape } from './shape.ts'

/**
 * `{name, description, parameters}` or `parametersJsonSchema`; both may be left out. The older function lists of OpenAI and
 * those of many frameworks are written the same way.
 */
export const geminiShape: Shape = {
  name: 'Gemini function declaration',
  claims: (entry) => isObject(own(entry, 'parameters')) || isObject(own(entry, 'parametersJsonSchema')),
  body: '',
  fields: {
    inputSchema: ['/parametersJsonSchema', '/parameters'],
    outputSchema: ['/responseJsonSchema', '/response'],
  },
  schema: lowerCaseTypes,
}

/** The same as a member of `functionDeclarations`, where a schema may be left out. */
export const geminiDeclaration: Shape = { ...geminiShape, claims: () => true, noSchema: { type: 'object', properties: {} } }

/** Gemini's own schemas write types as `OBJECT`, `STRING`: the names of an enum, the same types. */
function lowerCaseTypes(schema: Json): Json {
  if (isArray(schema)) return schema.map(lowerCaseTypes)
  if (!isObject(schema)) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === 'type' && isGeminiType(value) ? value.toLowerCase() : lowerCaseTypes(value),
    ]),
  )
}

const TYPES = ['OBJECT', 'ARRAY', 'STRING', 'NUMBER', 'INTEGER', 'BOOLEAN', 'NULL']

function isGeminiType(value: Json): value is string {
  return typeof value === 'string' && TYPES.includes(value)
}
