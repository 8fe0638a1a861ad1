import { isArray, own } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

/** What Gemini demands of a parameter's name. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/

/** Keywords of JSON Schema that constrain a value and that the OpenAPI subset has not. */
const OUTSIDE = new Set(
  (
    '$ref oneOf allOf not if then else const patternProperties propertyNames additionalProperties prefixItems contains ' +
    'uniqueItems exclusiveMinimum exclusiveMaximum multipleOf dependentRequired dependentSchemas dependencies ' +
    'unevaluatedProperties unevaluatedItems'
  ).split(' '),
)

const tool = (name: string, schema: object) => ({
  inputSchema: { type: 'object', properties: { [name]: { description: 'Number of days to look back.', ...schema } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: [],
  profiles: { gemini: 'warn' },
  summary: 'Gemini refuses a parameter, or its `parameters` field cannot carry the schema.',
  why:
    'Gemini takes tools in two ways: `parametersJsonSchema` carries JSON Schema, `parameters` a subset of OpenAPI without references, most compositions and some bounds. Clients that fill `parameters` drop or refuse the rest. ' +
    'Names of parameters must start with a letter or "_" and have at most 64 letters, digits and "_"; an enum may hold strings only. Off unless the profile `gemini` asks for it.',
  evidence: [
    {
      kind: 'vendor',
      ref: '@google/genai 2.32.0, type declarations of FunctionDeclaration and Schema',
      says: 'Parameter names start with a letter or underscore and have at most 64 of a-z, A-Z, 0-9 and underscore; enum lists strings; parameters and parametersJsonSchema exclude each other.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      tool('look_back', { type: 'integer', minimum: 1, maximum: 30 }),
      tool('unit', { type: 'string', enum: ['day', 'week'] }),
    ],
    bad: [
      tool('look-back', { type: 'integer' }),
      tool('days', { type: 'integer', enum: [1, 7, 30] }),
      tool('days', { oneOf: [{ type: 'integer' }, { type: 'string' }] }),
      tool('days', { type: 'integer', exclusiveMinimum: 0 }),
    ],
  },
  *check(tool) {
    for (const { name, at } of parametersOf(tool)) {
      if (NAME.test(name)) continue
      yield {
        at,
        message: `Gemini documents names of parameters as at most 64 letters, digits and "_" that start with no digit, so it may refuse a request with "${clip(name, 60)}". Rename it.`,
      }
    }
    const outside = new Map<string, Pointer>()
    for (const { schema, at } of subschemasOf(tool.inputSchema, '/inputSchema')) {
      const values = own(schema, 'enum')
      if (isArray(values) && values.some((value) => typeof value !== 'string' && value !== null)) {
        yield {
          at: join(at, 'enum'),
          message: `Gemini's "parameters" take an enum of strings only, and this one has ${list(
            values.filter((value) => typeof value !== 'string').map((value) => clip(JSON.stringify(value), 20)),
            3,
          )}. Write the values as strings, or as a range.`,
        }
      }
      for (const keyword of Object.keys(schema)) {
        // the closing of an object only narrows: dropping it breaks no call
        if (!OUTSIDE.has(keyword) || (keyword === 'additionalProperties' && typeof own(schema, keyword) === 'boolean')) continue
        if (!outside.has(keyword)) outside.set(keyword, join(at, keyword))
      }
    }
    const [first] = outside
    if (first === undefined) return
    yield {
      at: first[1],
      message: `Gemini's "parameters" have no ${list([...outside.keys()].map((keyword) => `"${keyword}"`))}: clients that fill that field drop or refuse it. Write the schema without, or make sure that your clients send "parametersJsonSchema".`,
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ schema }) => own(schema, 'type') === 'integer')
    if (node === undefined) return undefined
    return random() < 0.5
      ? [{ tool: index, at: join(node.at, 'enum'), to: [1, 5, 10] }]
      : [{ tool: index, at: join(node.at, 'multipleOf'), to: 1 }]
  },
})
