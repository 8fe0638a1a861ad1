import { isObject, ownObject, type JsonObject } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { loopsIn } from '../../src/schema/loops.ts'
import { pick } from '../../src/schema/planting.ts'
import { NEWER_SDK, OLDER_SDK } from '../../src/schema/sdk.ts'

const withFilter = (filter: JsonObject, $defs: JsonObject) => ({
  inputSchema: { type: 'object', properties: { filter: { description: 'Which passages to find.', ...filter } }, $defs },
})

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'References form a loop that describes no value.',
  why: 'A tree is fine: a node with a property that is a node. A schema that is only another name for itself describes nothing, and a validator never finishes. In an output schema, such a loop makes the SDK clients lose the tool or the whole list.',
  proof: 'JSON Schema Core, section 9.4.1: a schema must not be run into an infinite loop; decided by following the references.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-core#section-9.4.1',
      says: 'Schemas should not make use of infinite recursive nesting, such as two definitions that refer to each other by allOf. The behaviour is undefined.',
      checked: '2026-11-29',
    },
    {
      kind: 'measured',
      ref: `npm ${OLDER_SDK} and ${NEWER_SDK}, listTools() and callTool()`,
      says: 'Bare references in a loop in an output schema exceed the stack: the older client refuses the list, the newer one each call. With other keywords next to them, both fail when they check an answer.',
      checked: '2026-11-29',
    },
  ],
  examples: {
    good: [
      {},
      withFilter({ $ref: '#/$defs/node' }, { node: { type: 'object', properties: { not: { $ref: '#/$defs/node' } } } }),
      withFilter({ type: 'string' }, { unused: { $ref: '#/$defs/unused' } }),
    ],
    bad: [
      withFilter({ $ref: '#/$defs/a' }, { a: { $ref: '#/$defs/a' } }),
      withFilter({ $ref: '#/$defs/a' }, { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }),
      withFilter({ $ref: '#/$defs/a' }, { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { allOf: [{ $ref: '#/$defs/a' }] } }),
      withFilter({ $ref: '#/properties/filter' }, {}),
      withFilter({ anyOf: [{ type: 'string' }, { $ref: '#/properties/filter' }] }, {}),
      { outputSchema: { type: 'object', properties: { total: { $ref: '#/properties/total' } } } },
    ],
  },
  *check(tool) {
    for (const field of ['inputSchema', 'outputSchema'] as const) {
      const root = tool[field]
      for (const { at, refs, bare } of isObject(root) ? loopsIn(root) : []) {
        const [first = '', ...others] = refs.map((ref) => JSON.stringify(clip(ref, 60)))
        const through =
          others.length === 0 ? '' : others.length === 1 ? ` through ${others[0]}` : ` through ${others.length} others`
        const breaks =
          field === 'outputSchema' && bare
            ? `${OLDER_SDK} refuses the whole tool list, and ${NEWER_SDK} every call of the tool`
            : 'A validator that follows it never finishes'
        yield {
          at: join(`/${field}${at}`),
          message: `The reference ${first} leads back to itself${through} and describes no value. ${breaks}. Describe the value in one of the schemas, and remove the reference there.`,
        }
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const name = pick(Object.keys(ownObject(inputSchema, 'properties') ?? {}), random)
    if (name === undefined) return undefined
    const at = join('/inputSchema/properties', name)
    return [{ tool: index, at: join(at, '$ref'), to: `#${join('/properties', name)}` }]
  },
})
