import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/core/json.ts'
import { missingIn } from '../../src/schema/demanded.ts'
import { accepts } from '../../src/schema/value.ts'

const BOX = { properties: { kind: { const: 'box' } }, required: ['kind'] }
const PARCEL = {
  type: 'object',
  properties: { kind: { enum: ['letter', 'box'] }, grams: { type: 'integer' }, zone: { type: 'string' } },
  required: ['kind'],
}

test.each<[says: string, rest: JsonObject, given: JsonObject, missing: readonly string[]]>([
  ['nothing is demanded beyond required', {}, { kind: 'box' }, []],
  ['required', {}, {}, ['kind']],
  ['then, where if holds', { if: BOX, then: { required: ['grams'] } }, { kind: 'box' }, ['grams']],
  ['then, where if fails', { if: BOX, then: { required: ['grams'] } }, { kind: 'letter' }, []],
  ['else, where if fails', { if: BOX, else: { required: ['zone'] } }, { kind: 'letter' }, ['zone']],
  ['else, where if holds', { if: BOX, else: { required: ['zone'] } }, { kind: 'box' }, []],
  ['then without an if', { then: { required: ['grams'] } }, { kind: 'box' }, []],
  ['what an if asks is not demanded', { if: { required: ['zone'] } }, { kind: 'box' }, []],
  ['a condition in allOf', { allOf: [{ if: BOX, then: { required: ['grams'] } }] }, { kind: 'box' }, ['grams']],
  [
    'a condition behind a reference',
    { $ref: '#/$defs/a', $defs: { a: { if: BOX, then: { required: ['grams'] } } } },
    { kind: 'box' },
    ['grams'],
  ],
  [
    'an if that refers',
    { if: { $ref: '#/$defs/a' }, $defs: { a: BOX }, then: { required: ['grams'] } },
    { kind: 'box' },
    ['grams'],
  ],
  [
    'an if that cannot be decided',
    { if: { $ref: 'https://example.com/x' }, then: { required: ['grams'] }, else: { required: ['zone'] } },
    { kind: 'box' },
    [],
  ],
  ['dependentRequired, present', { dependentRequired: { grams: ['zone'] } }, { kind: 'box', grams: 5 }, ['zone']],
  ['dependentRequired, absent', { dependentRequired: { grams: ['zone'] } }, { kind: 'box' }, []],
  ['dependencies of draft-07', { dependencies: { grams: ['zone'] } }, { kind: 'box', grams: 5 }, ['zone']],
  ['dependentSchemas, present', { dependentSchemas: { grams: { required: ['zone'] } } }, { kind: 'box', grams: 5 }, ['zone']],
  ['dependentSchemas, absent', { dependentSchemas: { grams: { required: ['zone'] } } }, { kind: 'box' }, []],
  ['a union with a free branch', { anyOf: [{ required: ['grams'] }, {}] }, { kind: 'box' }, []],
  [
    'a union of which one branch holds',
    { oneOf: [{ required: ['grams'] }, { required: ['zone'] }] },
    { kind: 'box', zone: 'A' },
    [],
  ],
  ['a union of which no branch holds', { oneOf: [{ required: ['grams'] }, { required: ['zone'] }] }, { kind: 'box' }, ['grams']],
  ['a schema that holds itself', { allOf: [{ $ref: '#' }] }, {}, ['kind']],
])('%s', (_, rest, given, missing) => {
  const root = { ...PARCEL, ...rest }
  expect(missingIn(root, given, (schema, object) => accepts(root, schema, object))).toEqual(missing)
})
