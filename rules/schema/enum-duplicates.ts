import { isArray, own, type Json } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { clip, list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { keywords, subschemasOf, subschemasWith } from '../../src/schema/walk.ts'

const tool = (values: readonly (string | number | null)[]) => ({
  inputSchema: { type: 'object', properties: { unit: { description: 'Unit of the answer.', enum: values } } },
})

const ENUM = keywords('enum')

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'An `enum` has the same value twice.',
  why: 'JSON Schema recommends unique values, and its older drafts require them, so validators of draft-07 refuse the schema. Usually the second value was intended to be another one, and a model can never choose that one.',
  proof: 'JSON Schema Validation, section 6.1.2: elements unique; decided by comparing them.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2',
      says: 'Elements of an enum should be unique (must be, in draft-04 to draft-07).',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [{}, tool(['day', 'week', null]), tool([1, '1'])],
    bad: [tool(['day', 'week', 'day']), tool([1, 2, 2])],
  },
  *check(tool) {
    for (const { schema, at } of subschemasWith(tool.inputSchema, '/inputSchema', ENUM)) {
      const values = own(schema, 'enum')
      if (!isArray(values)) continue
      const [kept, twice] = withoutRepeats(values)
      if (twice.length === 0) continue
      const place = join(at, 'enum')
      yield {
        at: place,
        message: `The enum repeats ${list(twice.map((value) => clip(JSON.stringify(value), 40)))}. If the second one was intended to be another value, no model can choose that value. Correct it, or remove it.`,
        patches: [{ says: 'remove the repeated values', safe: true, edits: [{ tool: tool.index, at: place, to: kept }] }],
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(
      ({ schema }) =>
        own(schema, 'type') === 'string' && own(schema, 'pattern') === undefined && own(schema, 'default') === undefined,
    )
    if (node === undefined) return undefined
    const given = own(node.schema, 'enum')
    const values = isArray(given) && given.length > 0 ? given : ['parental leave', 'travel', 'expenses', 'security']
    return [{ tool: index, at: join(node.at, 'enum'), to: [...values, values[Math.floor(random() * values.length)] ?? null] }]
  },
})

/** Objects and arrays in an enum are too rare to compare. */
function withoutRepeats(values: readonly Json[]): [kept: Json[], twice: Json[]] {
  const seen = new Set<Json>()
  const twice = new Set<Json>()
  const kept = values.filter((value) => {
    if (seen.has(value)) twice.add(value)
    return !seen.has(value) && seen.add(value)
  })
  return [kept, [...twice]]
}
