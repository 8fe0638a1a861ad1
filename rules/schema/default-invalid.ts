import { own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { misfit } from '../../src/schema/value.ts'
import { keywords, subschemasOf, subschemasWith } from '../../src/schema/walk.ts'

const tool = (schema: object) => ({
  inputSchema: { type: 'object', properties: { days: { description: 'Number of days to look back.', ...schema } } },
})

const DEFAULT = keywords('default')

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'A default value is not valid against its own schema.',
  why: 'Models copy defaults into their arguments. A default that its own schema refuses leads to a failing call. For "nothing by default", leave the keyword out or allow null in the type.',
  proof: 'JSON Schema Validation, section 9.2; decided by validating the value.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-9.2',
      says: 'A default value should be valid against its own schema.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      tool({ type: 'integer', default: 7 }),
      tool({ anyOf: [{ type: 'integer' }, { type: 'null' }], default: null }),
      tool({ type: 'array', items: { type: 'string' }, default: [] }),
      tool({ type: 'string', pattern: '^(a+)+$', default: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }),
    ],
    bad: [
      tool({ type: 'integer', default: '7' }),
      tool({ type: 'integer', default: null }),
      tool({ type: 'string', enum: ['day', 'week'], default: 'days' }),
      tool({ type: 'integer', maximum: 30, default: 90 }),
      tool({ type: 'array', items: { type: 'string' }, default: [1] }),
      tool({ anyOf: [{ type: 'integer' }, { type: 'null' }], default: 'never' }),
    ],
  },
  *check(tool) {
    for (const { schema, at } of subschemasWith(tool.inputSchema, '/inputSchema', DEFAULT)) {
      const value = own(schema, 'default')
      if (value === undefined) continue
      const why = misfit(tool.inputSchema, schema, value)
      if (why === undefined) continue
      const place = join(at, 'default')
      const repaired = typeof value === 'string' ? numberIn(value) : undefined
      const fits = repaired !== undefined && misfit(tool.inputSchema, schema, repaired) === undefined
      yield {
        at: place,
        message: `The default ${clip(JSON.stringify(value), 60)} ${why}. A model that copies it makes a call that the schema refuses.${value === null ? ' Allow null in the type, or remove the default.' : ' Correct the default or the schema.'}`,
        // safe, because null was never allowed, and without the keyword there is still no default
        ...(value === null && {
          patches: [{ says: 'remove the default', safe: true, edits: [{ tool: tool.index, at: place, to: undefined }] }],
        }),
        ...(fits && {
          patches: [{ says: `write the number ${repaired}`, safe: true, edits: [{ tool: tool.index, at: place, to: repaired }] }],
        }),
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ schema }) =>
      ['integer', 'number', 'boolean'].includes(String(own(schema, 'type'))),
    )
    if (node === undefined) return undefined
    const wrong = own(node.schema, 'type') === 'boolean' ? ['false', null, 0] : ['10', null, 'none']
    return [{ tool: index, at: join(node.at, 'default'), to: wrong[Math.floor(random() * 3)] ?? null }]
  },
})

function numberIn(text: string): number | undefined {
  return /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? Number(text) : undefined
}
