import { expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { toolFrom } from '../../../../src/core/tool.ts'
import { typeOtherwise } from '../../../../src/lint/claims/judge/returned-type.ts'

const field = (name: string, type: string): JsonObject => ({
  type: 'object',
  properties: { [name]: { type }, note: { type: 'string' } },
})
const of = (description: string, outputSchema: JsonObject) => {
  const tool = toolFrom({ name: 'weigh_parcel', description, inputSchema: {}, outputSchema }, 0, undefined)
  const found = typeOtherwise(tool)
  return found && `${found.field}: ${found.instead}; ${description.slice(found.words.start, found.words.end)}`
}

test.each([
  [
    'Weighs a parcel. Returns the weight as a number.',
    field('weight', 'string'),
    'weight: the type string; Returns the weight as a number',
  ],
  [
    'Weighs a parcel. Gives back its weight in kilograms as text.',
    field('weight_kg', 'number'),
    'weight_kg: the type number; Gives back its weight in kilograms as text',
  ],
  [
    'Weighs a parcel. Returns the note and the weights as a list.',
    field('weights', 'number'),
    'weights: the type number; the weights as a list',
  ],
  [
    'Weighs a parcel. The answer holds its state as a boolean.',
    field('state', 'string'),
    'state: the type string; its state as a boolean',
  ],
  [
    'Weighs a parcel. Returns the price as an integer.',
    { type: 'object', properties: { fee: { type: 'string' } } },
    'fee: the type string; Returns the price as an integer',
  ],
])('%s', (text, schema, found) => {
  expect(of(text, schema)).toBe(found)
})

test.each([
  ['Weighs a parcel. Returns the weight as a number.', field('weight', 'integer')],
  ['Weighs a parcel. Returns the weight as a number.', field('size', 'string')],
  ['Weighs a parcel. Returns the weight as a decimal string.', field('weight', 'string')],
  ['Weighs a parcel. Returns the weight as a number or as text.', field('weight', 'string')],
  ['Weighs a parcel. Returns the weight, not as a number.', field('weight', 'string')],
  ['Weighs a parcel. Pass the weight as a number.', field('weight', 'string')],
  ['Weighs a parcel. If it is light, returns the weight as text.', field('weight', 'number')],
])('silent on %s', (text, schema) => {
  expect(of(text, schema)).toBeUndefined()
})
