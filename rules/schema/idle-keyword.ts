import { isArray, isObject, own, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { asserted } from '../../src/schema/asserted.ts'
import { rememberedForShape } from '../../src/schema/shape.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

/** The types that each keyword applies to, as JSON Schema divides them. */
const SPEAKS: readonly (readonly [of: string, types: readonly string[], keywords: readonly string[]])[] = [
  ['numbers', ['number', 'integer'], ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
  ['strings', ['string'], ['minLength', 'maxLength', 'pattern']],
  ['arrays', ['array'], ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  [
    'objects',
    ['object'],
    ['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames', 'minProperties', 'maxProperties'],
  ],
]

const TYPES = new Set(['boolean', 'null', ...SPEAKS.flatMap(([, types]) => types)])

const withOne = (schema: object) => ({
  inputSchema: { type: 'object', properties: { target: { description: 'Where to search, for example "leave".', ...schema } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A keyword applies to another type than the schema allows, so it has no effect.',
  why: 'JSON Schema applies `properties` only to objects, `minLength` only to strings, and so on. Next to another `type`, such a keyword has no effect. Either the keyword or the type is a mistake, and a model has to guess which. Gemini refuses the request.',
  proof:
    'JSON Schema Validation, section 6, and Core, section 10.3: each keyword applies to one type; decided by comparing it with "type".',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6',
      says: 'Assertions such as minLength or maximum apply to one type. A value of another type is valid.',
      checked: '2026-11-29',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: 'One schema has such a keyword: "items" on an object.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      withOne({ type: ['string', 'array'], items: { type: 'string' }, minLength: 1 }),
      withOne({ type: 'integer', minimum: 1 }),
      withOne({ properties: { row: { type: 'string', description: 'Row letter.' } } }),
    ],
    bad: [
      withOne({ type: 'string', properties: { row: { type: 'string', description: 'Row letter.' } }, required: ['row'] }),
      withOne({ type: 'integer', maxLength: 3 }),
      withOne({ type: 'string', items: { type: 'string' } }),
      { outputSchema: { type: 'object', properties: { total: { type: 'string', minimum: 0, description: 'Passages.' } } } },
    ],
  },
  *check(tool) {
    for (const field of ['inputSchema', 'outputSchema'] as const) {
      const root = tool[field]
      if (!isObject(root)) continue
      for (const { at, of, type, keywords } of idleKeywordsIn(root)) {
        yield {
          at: `/${field}${at}`,
          message: `${list(keywords.map((keyword) => `"${keyword}"`))} ${keywords.length === 1 ? 'applies' : 'apply'} only to ${of}, but "type" is ${type}, so ${keywords.length === 1 ? 'it has' : 'they have'} no effect. A model cannot know which is right. Correct the type, or remove ${keywords.length === 1 ? 'the keyword' : 'the keywords'}.`,
        }
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(
      ({ keyword, schema }) => keyword === 'properties' && own(schema, 'type') === 'string',
    )
    if (node === undefined) return undefined
    return random() < 0.5
      ? [{ tool: index, at: join(node.at, 'items'), to: { type: 'string' } }]
      : [{ tool: index, at: join(node.at, 'maximum'), to: 100 }]
  },
})

const idleKeywordsIn = rememberedForShape((root) =>
  subschemasOf(root, '').flatMap(({ schema, at }) =>
    [...idleIn(asserted(root, schema))].map((idle) => ({ ...idle, at: join(at, idle.keywords[0] ?? '') })),
  ),
)

function* idleIn(
  schema: JsonObject,
): Iterable<{ readonly of: string; readonly type: string; readonly keywords: readonly string[] }> {
  const type = own(schema, 'type')
  const types = (isArray(type) ? type : [type]).filter((name) => typeof name === 'string')
  // another rule reports unknown types
  if (types.length === 0 || !types.every((name) => TYPES.has(name))) return
  for (const [of, speaksOf, keywords] of SPEAKS) {
    if (types.some((name) => speaksOf.includes(name))) continue
    const idle = keywords.filter((keyword) => Object.hasOwn(schema, keyword))
    if (idle.length > 0) yield { of, type: JSON.stringify(type), keywords: idle }
  }
}
