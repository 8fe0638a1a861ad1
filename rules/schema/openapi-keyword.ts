import { isArray, isObject, own, type Json, type JsonObject } from '../../src/core/json.ts'
import { join, type Pointer } from '../../src/core/pointer.ts'
import type { Patch } from '../../src/core/tool.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { misfit } from '../../src/schema/value.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

/** Keywords of OpenAPI 3.0 that constrain nothing, and the replacement in JSON Schema. */
const INSTEAD: Readonly<Record<string, string>> = {
  example: 'Write it into "examples", which is a list.',
  discriminator: 'Give each branch of the union a "const" in the property that distinguishes the branches.',
  xml: 'Remove it.',
  externalDocs: 'Put the facts that a model needs into the description.',
}

const withOne = (schema: object) => ({
  inputSchema: { type: 'object', properties: { owner: { description: 'Owner, or null for everybody.', ...schema } } },
})

export default defineRule({
  scope: 'tool',
  severity: 'warn',
  presets: ['recommended', 'strict'],
  summary: 'A schema uses a keyword of OpenAPI 3.0 that JSON Schema does not have, such as `nullable`.',
  why: 'MCP uses JSON Schema, and its validators ignore unknown keywords. `nullable: true` then has no effect: a call with null is refused, although the schema seems to allow it, unless the validator knows OpenAPI, as ajv does. Allow null in the type. The other keywords (`example`, `discriminator`, `xml`, `externalDocs`) are only lost, which is an info.',
  proof:
    'JSON Schema Validation 2020-12 has no such keyword; decided by its name, and for nullable by whether the schema allows null.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-core#section-6.5',
      says: 'Keywords that a validator does not know are ignored, or treated as annotations.',
      checked: '2026-11-29',
    },
    {
      kind: 'report',
      ref: 'https://github.com/PrefectHQ/fastmcp/issues/3744',
      says: 'nullable: true, copied from OpenAPI, makes MCP clients such as LangChain refuse null.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      withOne({ type: ['string', 'null'] }),
      withOne({ type: ['string', 'null'], nullable: true }),
      withOne({ type: 'string', nullable: false }),
      withOne({ type: 'object', properties: { nullable: { type: 'boolean', description: 'Whether null is kept.' } } }),
    ],
    bad: [
      withOne({ type: 'string', nullable: true }),
      withOne({ type: 'string', enum: ['me', 'us'], nullable: true }),
      withOne({ $ref: '#/$defs/owner', nullable: true }),
      withOne({ type: 'string', example: 'mira' }),
    ].map((example) => ({ inputSchema: { ...example.inputSchema, $defs: { owner: { type: 'string' } } } })),
  },
  *check(tool) {
    for (const field of ['inputSchema', 'outputSchema'] as const) {
      const root = tool[field]
      for (const { schema, at } of isObject(root) ? subschemasOf(root, `/${field}`) : []) {
        for (const keyword in schema) {
          const instead = Object.hasOwn(INSTEAD, keyword) ? INSTEAD[keyword] : undefined
          if (instead !== undefined) {
            yield {
              at: join(at, keyword),
              severity: 'info',
              message: `JSON Schema has no "${keyword}". Validators and most clients ignore it. ${instead}`,
            }
          }
        }
        if (own(schema, 'nullable') !== true || !isObject(root)) continue
        const { nullable: _nullable, ...rest } = schema
        if (misfit(root, rest, null) === undefined) continue
        yield {
          at: join(at, 'nullable'),
          message:
            'JSON Schema has no "nullable". A validator that follows it refuses null here. Allow null in the type, for example {"type": ["string", "null"]}.',
          ...patchFor(tool.index, schema, at),
        }
      }
    }
  },
  plant({ index, inputSchema }) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ schema }) => own(schema, 'type') === 'string')
    return node && [{ tool: index, at: join(node.at, 'nullable'), to: true }]
  },
})

/** The patch exists only if the type is written out. A constant or a reference would have to become a union. */
function patchFor(tool: number, schema: JsonObject, at: Pointer): { readonly patches?: readonly Patch[] } {
  const [type, values] = [own(schema, 'type'), own(schema, 'enum')]
  const types: readonly Json[] = isArray(type) ? type : type === undefined ? [] : [type]
  if (types.length === 0 || own(schema, 'const') !== undefined) return {}
  const edits = [
    { tool, at: join(at, 'type'), to: [...types, 'null'] },
    ...(isArray(values) && !values.includes(null) ? [{ tool, at: join(at, 'enum'), to: [...values, null] }] : []),
    { tool, at: join(at, 'nullable'), to: undefined },
  ]
  return { patches: [{ says: 'allow null by the type', safe: false, edits }] }
}
