import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/core/json.ts'
import { toolFrom } from '../../src/core/tool.ts'
import { judgingOf } from '../../src/eval/judge.ts'

const judging = (rest: JsonObject) => {
  const inputSchema = {
    type: 'object',
    properties: { kind: { enum: ['letter', 'box'] } },
    required: ['kind'],
    additionalProperties: false,
    ...rest,
  }
  return judgingOf([toolFrom({ name: 'quote', inputSchema }, 0, undefined)], () => true)
}
const fault = (rest: JsonObject, args: JsonObject) =>
  judging(rest).argumentFault({ tool: 'quote', arguments: args }, { tool: 'quote', arguments: undefined }, 'Go')

const GRAMS = { properties: { grams: { type: 'integer' } }, required: ['grams'] }
const BOX = { properties: { kind: { const: 'box' } } }

test.each<[says: string, rest: JsonObject, args: JsonObject, fault: string | undefined]>([
  ['what then demands', { if: BOX, then: GRAMS }, { kind: 'box' }, 'grams is required and missing'],
  ['what then declares', { if: BOX, then: GRAMS }, { kind: 'box', grams: 5 }, undefined],
  ['what then does not demand', { if: BOX, then: GRAMS }, { kind: 'letter' }, undefined],
  ['what else demands', { if: BOX, else: GRAMS }, { kind: 'letter' }, 'grams is required and missing'],
  ['what a dependent schema declares', { dependentSchemas: { kind: GRAMS } }, { kind: 'box', grams: 5 }, undefined],
  ['what a dependent schema demands', { dependentSchemas: { kind: GRAMS } }, { kind: 'box' }, 'grams is required and missing'],
  ['what depends on another', { dependentRequired: { kind: ['grams'] } }, { kind: 'box' }, 'grams is required and missing'],
  [
    'a default for what is demanded',
    { if: BOX, then: { properties: { grams: { default: 1 } }, required: ['grams'] } },
    { kind: 'box' },
    undefined,
  ],
  [
    'what nothing declares',
    { if: BOX, then: GRAMS },
    { kind: 'box', grams: 5, zone: 'A' },
    'zone is unknown to the schema of quote',
  ],
])('%s is known to the check of arguments', (_, rest, args, expected) => {
  expect(fault(rest, args)).toBe(expected)
})

test('what a condition asks of an argument is no default of it', () => {
  const rest = {
    if: { properties: { zone: { default: 'A' } }, required: ['zone'] },
    then: { properties: { zone: { type: 'string' } }, required: ['zone'] },
  }
  expect(
    judging(rest).argumentFault(
      { tool: 'quote', arguments: { kind: 'box' } },
      { tool: 'quote', arguments: { zone: { absent: true } } },
      'Go',
    ),
  ).toBe(undefined)
})
