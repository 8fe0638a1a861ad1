import { expect, test } from 'vitest'
import { isEqual } from '../../src/core/equal.ts'
import type { Json } from '../../src/core/json.ts'

test.each<[Json, Json, boolean]>([
  [{ a: 1, b: [null] }, { b: [null], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [{ a: 1 }, { a: 1, b: 1 }, false],
  [{ a: null }, { b: null }, false],
  [{ toString: 1 }, {}, false],
  [[], {}, false],
  [null, {}, false],
  [1, '1', false],
])('%j and %j are equal: %s', (a, b, equal) => {
  expect(isEqual(a, b)).toBe(equal)
  expect(isEqual(b, a)).toBe(equal)
})

test('values that nest without end are compared without exhausting the stack', () => {
  const deep = (): Json => Array.from({ length: 100_000 }).reduce<Json>((inner) => [inner], 0)
  expect(isEqual(deep(), deep())).toBe(false)
})
