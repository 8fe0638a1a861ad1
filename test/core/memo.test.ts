import { expect, test } from 'vitest'
import { rememberedFor } from '../../src/core/memo.ts'

test('a fact is computed once an object, also one that reads as false', () => {
  const seen: object[] = []
  const lengthOf = rememberedFor((items: readonly number[]) => {
    seen.push(items)
    return items.length
  })
  const [one, other]: [number[], number[]] = [[], []]
  expect([lengthOf(one), lengthOf(one), lengthOf(other)]).toEqual([0, 0, 0])
  expect(seen).toHaveLength(2)
})
