import { expect, test } from 'vitest'
import { toolFrom, toolsetFrom } from '../../src/core/tool.ts'
import { derived, factInSet, factOfEach, factOfKeys, factOfSet, stands, versionOf } from '../../src/lint/memo.ts'

const tool = (name: string, description = '') => toolFrom({ name, description }, 0, undefined)
const [one, two, other, longer] = [tool('one'), tool('two'), tool('other'), tool('one', 'says more')]
const set = (...tools: (typeof one)[]) => toolsetFrom({ uri: 'a.json', tools })

test('a fact that comes out the same stays the same object, and what was derived from it is not computed again', () => {
  let computed = 0
  const names = factOfSet(({ tools }) => new Set(tools.map(({ name }) => name)))
  const count = factOfSet((toolset) => [++computed, names(toolset).size])
  const first = versionOf(set(one, two))
  const second = versionOf(set(longer, two), first)
  expect(count(first)).toEqual([1, 2])
  expect(names(second)).toBe(names(first))
  expect(count(second)).toBe(count(first))
  expect(count(versionOf(set(longer, other), second))).toEqual([2, 2])
})

test('a fact of a tool in its set is computed again when the tool or what it read of the set is another', () => {
  let computed = 0
  const names = factOfSet(({ tools }) => tools.map(({ name }) => name))
  const first = versionOf(set(one, two))
  const position = factInSet((of, toolset) => `${++computed} ${names(toolset).indexOf(of.name)}`)
  expect([position(two, first), position(two, first)]).toEqual(['1 1', '1 1'])
  const second = versionOf(set(longer, two), first)
  expect([position(two, second), position(longer, second)]).toEqual(['1 1', '2 0'])
  expect(position(two, versionOf(set(two), second))).toBe('3 0')
})

test('what reads the tools themselves stands only while all of them are the same', () => {
  const names = factOfSet(({ tools }) => tools.map(({ name }) => name))
  const first = versionOf(set(one, two))
  const { reads } = derived(() => [first.tools.length, names(first)])
  const same = versionOf(set(one, two), first)
  expect(stands(reads, same)).toBe(true)
  expect(stands(reads, versionOf(set(longer, two), same))).toBe(false)
})

test('who reads a derived fact of one that is known already depends on it, too', () => {
  const names = factOfSet(({ tools }) => tools.map(({ name }) => name))
  const first = versionOf(set(one, two))
  names(first)
  const { reads } = derived(() => names(first).length)
  expect(stands(reads, versionOf(set(other, two), first))).toBe(false)
})

test('a fact of each tool is the same list while none comes out otherwise, and only what changed is computed', () => {
  let computed = 0
  const lengths = factOfEach(({ name }) => [++computed && name.length])
  const total = factOfSet((toolset) => lengths(toolset).flat())
  const first = versionOf(set(one, two))
  const sum = total(first)
  const second = versionOf(set(longer, two), first)
  expect(lengths(second)).toBe(lengths(first))
  expect([total(second) === sum, computed]).toEqual([true, 3])
  const third = versionOf(set(longer, other), second)
  expect(lengths(third)).toEqual([[3], [5]])
  expect([total(third), computed]).toEqual([[3, 5], 4])
})

test('what was derived from one entry of a fact stands while others are typed in', () => {
  const lengths = factOfKeys(({ tools }) => new Map(tools.map(({ name, description = '' }) => [name, [description.length]])))
  const first = versionOf(set(one, two))
  const reads = ['one', 'two', 'none'].map((name) => derived(() => lengths(first, name)).reads)
  const second = versionOf(set(longer, two), first)
  expect(lengths(second, 'two')).toBe(lengths(first, 'two'))
  expect(reads.map((of) => stands(of, second))).toEqual([false, true, true])
  expect(reads.map((of) => stands(of, versionOf(set(longer, two, tool('none')), second)))).toEqual([false, true, false])
})

test('sets that nobody watches are computed each by itself', () => {
  const position = factInSet((of, { tools }) => tools.indexOf(of))
  expect([position(two, set(one, two)), position(two, set(two))]).toEqual([1, 0])
})
