import { isArray, own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { misfit } from '../../src/schema/value.ts'
import { keywords, subschemasOf, subschemasWith } from '../../src/schema/walk.ts'

const tool = (schema: object) => ({
  inputSchema: { type: 'object', properties: { days: { description: 'Number of days to look back.', ...schema } } },
})

const EXAMPLES = keywords('examples')

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'One of the `examples` is not valid against its own schema.',
  why: 'Examples guide a model more than descriptions do. An example that the schema refuses leads to a failing call.',
  proof: 'JSON Schema Validation, section 9.5; decided by validating the value.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-9.5',
      says: 'Examples should be valid against their own schema.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, tool({ type: 'integer', examples: [1, 7] }), tool({ type: ['integer', 'null'], examples: [null] })],
    bad: [
      tool({ type: 'integer', examples: [1, 'seven'] }),
      tool({ type: 'integer', maximum: 30, examples: [90] }),
      tool({ type: 'string', pattern: '^\\d+ days$', examples: ['two weeks'] }),
      tool({ type: 'object', properties: { n: { type: 'integer', description: 'Count.' } }, examples: [{ n: '1' }] }),
    ],
  },
  *check(tool) {
    for (const { schema, at } of subschemasWith(tool.inputSchema, '/inputSchema', EXAMPLES)) {
      const examples = own(schema, 'examples')
      for (const [index, value] of isArray(examples) ? examples.entries() : []) {
        const why = misfit(tool.inputSchema, schema, value)
        if (why === undefined) continue
        yield {
          at: join(at, 'examples', index),
          message: `The example ${clip(JSON.stringify(value), 60)} ${why}. A model that follows it makes a call that the schema refuses. Correct the example or the schema.`,
        }
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(({ schema }) =>
      ['integer', 'number', 'boolean'].includes(String(own(schema, 'type'))),
    )
    if (node === undefined) return undefined
    const wrong = [['5'], ['five'], [{ value: 5 }]][Math.floor(random() * 3)] ?? ['5']
    return [{ tool: index, at: join(node.at, 'examples'), to: wrong }]
  },
})
