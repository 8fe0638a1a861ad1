import { expect, test } from 'vitest'
import { toolsetOf } from '../../src/lint/example.ts'
import { parametersOf } from '../../src/schema/parameters.ts'
import { isOnly, pick, plantable } from '../../src/schema/planting.ts'

const [tool] = toolsetOf({
  inputSchema: {
    type: 'object',
    properties: {
      plain: { type: 'string' },
      maybe: { type: ['integer', 'null'] },
      either: { type: ['string', 'integer'] },
      behind: { $ref: '#/$defs/text' },
      union: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    },
    $defs: { text: { type: 'string' } },
  },
}).tools

test('picks each item for its share of the numbers, and nothing of nothing', () => {
  expect([0, 0.4, 0.5, 0.99].map((number) => pick(['a', 'b'], () => number))).toEqual(['a', 'a', 'b', 'b'])
  expect(pick([], () => 0)).toBeUndefined()
})

test('offers only parameters that stand in the schema as they count', () => {
  const seen = new Set(
    [0, 0.2, 0.4, 0.6, 0.99].map(
      (number) =>
        tool &&
        plantable(
          tool,
          () => number,
          () => true,
        )?.name,
    ),
  )
  expect([...seen].sort()).toEqual(['either', 'maybe', 'plain'])
})

test('takes null beside a type for no second type', () => {
  const only = tool && parametersOf(tool).filter((parameter) => isOnly(parameter, 'string', 'integer'))
  expect(only?.map(({ name }) => name).sort()).toEqual(['behind', 'maybe', 'plain', 'union'])
})
