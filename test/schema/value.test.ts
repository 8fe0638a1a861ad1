import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/core/json.ts'
import { misfit } from '../../src/schema/value.ts'

test.each<[JsonObject, Json]>([
  [{}, 1],
  [{ type: 'integer' }, 7],
  [{ type: 'number' }, 7],
  [{ type: ['string', 'null'] }, null],
  [{ type: 'string', nullable: true }, null],
  [{ enum: [{ a: [1] }] }, { a: [1] }],
  [{ const: null }, null],
  [{ minimum: 1, maximum: 1 }, 1],
  [{ multipleOf: 0.1 }, 0.3],
  [{ type: 'array', items: { multipleOf: 0.01 }, uniqueItems: true }, [1.13, 19.99, 1e-2]],
  [{ multipleOf: 1e-7 }, 3e-7],
  [{ minLength: 1, maxLength: 1 }, '😀'],
  [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, null],
  [{ pattern: '^(a+)+$' }, 'a'.repeat(40)],
  [{ pattern: '(?=a)b' }, 'never decided'],
  [{ $ref: 'https://example.com/never-fetched' }, 'x'],
  [{ $ref: '#/$defs/code' }, 'AB'],
  [{ type: 'object', properties: { n: { type: 'integer' } } }, { n: 1 }],
  [
    { type: 'object', properties: { a: { pattern: '^[0-9]{4}$' }, b: { pattern: '^[A-Z]{3}$' } } },
    { a: '1234', b: 'CEN' },
  ],
  [{ type: 'made-up' }, 1],
])('%j takes %j', (schema, value) => {
  const root = { type: 'object', properties: { value: schema }, $defs: { code: { type: 'string', maxLength: 2 } } }
  expect(misfit(root, schema, value)).toBeUndefined()
})

test.each<[JsonObject, Json, RegExp]>([
  [{ type: 'integer' }, 1.5, /^is a fraction: the type is integer$/],
  [{ type: 'integer' }, '1', /^is a string/],
  [{ type: 'string' }, null, /^is not allowed/],
  [{ enum: ['a'] }, 'b', /enum/],
  [{ const: 'a' }, 'b', /const/],
  [{ exclusiveMaximum: 5 }, 5, /exclusiveMaximum/],
  [{ multipleOf: 0.1 }, 0.35, /not a multiple of 0.1/],
  [{ maxItems: 1 }, [1, 2], /maxItems/],
  [{ pattern: '^a$' }, 'b', /pattern/],
  [{ oneOf: [{ type: 'integer' }, { type: 'boolean' }] }, 'b', /no branch of "oneOf"/],
  [{ $ref: '#/$defs/code' }, 'ABC', /refused/],
  [{ type: 'object', required: ['n'] }, {}, /refused: .*required/],
  [{ type: 'object', properties: { b: { pattern: '^[A-Z]{3}$' } } }, { b: '5678' }, /refused: .*must match pattern/],
  [
    { type: 'array', items: { type: 'array', items: { enum: ['a'] } } },
    [['a'], ['b']],
    /has an item that has an item that is not among/,
  ],
  [{ type: 'object', minProperties: 1 }, {}, /refused/],
  [{ type: 'array', items: { type: 'integer' } }, ['1'], /has an item that is a string: the type is integer/],
])('%j refuses %j', (schema, value, why) => {
  const root = { type: 'object', properties: { value: schema }, $defs: { code: { type: 'string', maxLength: 2 } } }
  expect(misfit(root, schema, value)).toMatch(why)
})

test('a boolean bound counts in draft-04, and is malformed since', () => {
  const schema = { maximum: 5, exclusiveMaximum: true }
  expect(misfit({ $schema: 'http://json-schema.org/draft-04/schema#' }, schema, 5)).toMatch(/maximum/)
  expect(misfit({}, schema, 5)).toBeUndefined()
})

test('unions nested 10,000 deep are left undecided', () => {
  let schema: JsonObject = { type: 'integer' }
  for (let level = 0; level < 10_000; level++) schema = { anyOf: [schema] }
  expect(misfit(schema, schema, 'x')).toBeUndefined()
})
