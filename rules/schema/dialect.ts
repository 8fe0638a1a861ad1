import { own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { dialectOf, type Dialect } from '../../src/schema/dialect.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

const SINCE_2019 = 'dependentRequired dependentSchemas unevaluatedItems unevaluatedProperties minContains maxContains'
const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Keywords that constrain values in another dialect. A validator of this dialect ignores them. */
const IGNORED: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  '2020-12': words('additionalItems dependencies'),
  '2019-09': words('prefixItems dependencies'),
  'draft-07': words(`prefixItems ${SINCE_2019}`),
  'draft-06': words(`prefixItems if then else ${SINCE_2019}`),
  'draft-04': words(`prefixItems if then else const contains propertyNames ${SINCE_2019}`),
  unknown: words('-'),
}

const pair = (dialect: string, schema: object) => ({
  inputSchema: {
    $schema: dialect,
    type: 'object',
    properties: { pair: { type: 'array', description: 'Latitude, then longitude.', ...schema } },
  },
})
const DRAFT_07 = 'http://json-schema.org/draft-07/schema#'
const LATEST = 'https://json-schema.org/draft/2020-12/schema'

export default defineRule({
  scope: 'tool',
  severity: 'info',
  presets: ['recommended', 'strict'],
  summary: 'The schema declares an unknown dialect, or uses a keyword that its dialect does not have.',
  why: 'A validator ignores keywords that its dialect does not know, so nobody checks the constraint. With an unknown dialect, a validator may refuse the schema. Declaring draft-07 alone is not a fault, because the older SDKs write it into every schema. Without `$schema`, the dialect is 2020-12.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://modelcontextprotocol.io/specification/2025-11-25/basic#json-schema-usage',
      says: 'Schemas without $schema are 2020-12. Implementations must support at least that one and handle unsupported dialects with an error.',
      checked: '2026-11-21',
    },
    {
      kind: 'measured',
      ref: '1,843 tools of 64 npm servers',
      says: '554 input schemas declare draft-07, 116 declare 2020-12, none declares another, and 1,173 declare none.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      pair(LATEST, { prefixItems: [{ type: 'number' }, { type: 'number' }], items: { type: 'number' } }),
      pair(DRAFT_07, { items: { type: 'number' }, minItems: 2 }),
    ],
    bad: [
      pair(DRAFT_07, { prefixItems: [{ type: 'number' }, { type: 'number' }], items: { type: 'number' } }),
      pair(LATEST, { items: { type: 'number' }, additionalItems: false }),
      pair('https://example.com/my-schema', { items: { type: 'number' } }),
    ],
  },
  *check({ inputSchema }) {
    const dialect = dialectOf(inputSchema)
    if (dialect === 'unknown') {
      yield {
        at: '/inputSchema/$schema',
        message: `"${clip(String(own(inputSchema, '$schema')), 80)}" is not a version of JSON Schema that clients know. They may refuse the tool. Remove "$schema" to use 2020-12, or name that version.`,
      }
      return
    }
    const ignored = IGNORED[dialect]
    for (const { schema, at } of subschemasOf(inputSchema, '/inputSchema')) {
      for (const keyword in schema) {
        if (!ignored.has(keyword)) continue
        yield {
          at: join(at, keyword),
          message: `JSON Schema ${dialect} has no "${keyword}". Validators ignore it, so nobody checks the constraint. ${dialect === '2020-12' ? `Write ${keyword === 'dependencies' ? '"dependentRequired" or "dependentSchemas"' : '"prefixItems" with "items": false'} instead.` : 'Declare 2020-12 in "$schema", or use the keywords of this dialect.'}`,
        }
      }
    }
  },
  plant({ index, inputSchema }, random) {
    if (own(inputSchema, '$schema') !== undefined) return undefined
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ schema }) => own(schema, 'type') === 'object')
    if (node === undefined) return undefined
    return random() < 0.5
      ? [{ tool: index, at: join(node.at, 'dependencies'), to: { limit: ['query'] } }]
      : [{ tool: index, at: '/inputSchema/$schema', to: 'https://json-schema.org/draft/2022-12/schema' }]
  },
})
