import { own } from '../../src/core/json.ts'
import { join } from '../../src/core/pointer.ts'
import { list } from '../../src/core/text.ts'
import { defineRule } from '../../src/lint/rule.ts'
import { contradictionsOf } from '../../src/schema/contradiction.ts'
import { endlessIn } from '../../src/schema/endless.ts'
import { subschemasOf } from '../../src/schema/walk.ts'

const tool = (schema: object) => ({
  inputSchema: { type: 'object', properties: { value: { description: 'Number of days to look back.', ...schema } } },
})

const chain = (day: object) => ({
  inputSchema: {
    type: 'object',
    properties: { day: { $ref: '#/$defs/day', description: 'Day to look at, and what follows it.' } },
    $defs: { day: { type: 'object', ...day } },
  },
})

export default defineRule({
  scope: 'tool',
  severity: 'error',
  presets: ['recommended', 'strict'],
  summary: 'Keywords of one schema contradict each other, so that some or all values can never be valid.',
  why: 'A model that follows one keyword violates the other. Every call fails, or every call with a value that the schema itself offers. A limit applies to one type only, so the message names it: no number, no string, or no value if no other type is allowed. Branches of `allOf` are not compared with each other.',
  proof:
    'JSON Schema Validation, section 6: all assertions apply together; decided by arithmetic on them, and for the values of an `enum` by validating them.',
  evidence: [
    {
      kind: 'spec',
      ref: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-6',
      says: 'All assertions of a schema apply together: minimum, maximum, enum, const, lengths and counts, as defined there.',
      checked: '2026-11-21',
    },
  ],
  examples: {
    good: [
      {},
      tool({ type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 }),
      tool({ type: ['string', 'null'], enum: ['day', 'week', null] }),
      tool({ type: 'string', pattern: '^[A-Z]{2,3}$', minLength: 2, maxLength: 3 }),
      tool({ type: 'integer', minimum: 1, maximum: 1 }),
      tool({ type: 'string', minimum: 10, maximum: 5 }),
      tool({ type: 'number', enum: [0.1, 0.3], multipleOf: 0.1 }),
      chain({ required: ['days'], properties: { days: { type: 'array', items: { $ref: '#/$defs/day' } } } }),
      chain({ required: ['next'], properties: { next: { anyOf: [{ $ref: '#/$defs/day' }, { type: 'null' }] } } }),
    ],
    bad: [
      tool({ type: 'integer', minimum: 10, maximum: 5 }),
      tool({ type: 'integer', exclusiveMinimum: 5, maximum: 5 }),
      tool({ type: 'string', enum: [] }),
      tool({ type: 'string', enum: [1, 2] }),
      tool({ type: 'string', minLength: 3, maxLength: 2 }),
      tool({ minimum: 10, maximum: 5 }),
      tool({ type: 'integer', exclusiveMinimum: 5, exclusiveMaximum: 6 }),
      tool({ type: 'string', enum: ['day', 'week', null] }),
      tool({ type: 'integer', minimum: 5, enum: [1, 5, 10] }),
      tool({ type: 'string', maxLength: 3, enum: ['day', 'week', 'fortnight'] }),
      chain({ required: ['next'], properties: { next: { $ref: '#/$defs/day' } } }),
      chain({
        required: ['days'],
        properties: { days: { type: 'array', minItems: 1, items: { $ref: '#/$defs/day' } } },
      }),
      tool({ const: 'year', enum: ['day', 'week'] }),
      tool({ type: 'string', pattern: '^[A-Z]{5}$', maxLength: 3 }),
      tool({
        type: 'object',
        maxProperties: 1,
        required: ['a', 'b'],
        properties: { a: { description: 'First day.' }, b: { description: 'Last day.' } },
      }),
    ],
  },
  *check(tool) {
    for (const { at, found } of contradictionsOf(tool.inputSchema)) {
      yield {
        at: `/inputSchema${at}`,
        message:
          found.none === undefined
            ? `${found.says}. A call with such a value is invalid. Remove the value from "enum", or allow it.`
            : `No ${found.none} can satisfy this schema: ${found.says}. Correct the wrong keyword.`,
      }
    }
    for (const { at, steps } of endlessIn(tool.inputSchema)) {
      yield {
        at: `/inputSchema${at}`,
        message: `No value can satisfy this schema. It requires ${list(steps, 4)}, which requires the same schema again, without end. Make one of these steps optional.`,
      }
    }
  },
  plant({ index, inputSchema }, random) {
    const node = subschemasOf(inputSchema, '/inputSchema').find(
      ({ schema }) => ['integer', 'string'].includes(String(own(schema, 'type'))) && own(schema, 'default') === undefined,
    )
    if (node === undefined) return undefined
    const high = 2 + Math.floor(random() * 50)
    const [least, most] = own(node.schema, 'type') === 'string' ? ['minLength', 'maxLength'] : ['minimum', 'maximum']
    return [
      { tool: index, at: join(node.at, least ?? ''), to: high },
      { tool: index, at: join(node.at, most ?? ''), to: high - 1 },
    ]
  },
})
