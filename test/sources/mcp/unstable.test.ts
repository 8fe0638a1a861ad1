import { expect, test } from 'vitest'
import { differencesOf } from '../../../src/sources/mcp/unstable.ts'

const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }]

test.each([
  ['equal listings', [a, b], [a, b], { names: [], reordered: false }],
  ['another order', [a, b, c], [b, a, c], { names: ['b', 'a'], reordered: true }],
  ['a tool that is gone', [a, b], [b], { names: ['a'], reordered: false }],
  ['a tool that changed', [a, b], [a, { name: 'b', description: 'new' }], { names: ['b'], reordered: false }],
  [
    'keys in another order, which no model sees',
    [{ name: 'a', title: 'A' }],
    [{ title: 'A', name: 'a' }],
    { names: [], reordered: false },
  ],
])('%s', (_, first, second, difference) => {
  expect(differencesOf(first, second)).toEqual(difference)
})
