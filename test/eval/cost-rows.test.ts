import { describe, expect, test } from 'vitest'
import type { Usage } from '../../src/core/reply.ts'
import type { Trial } from '../../src/core/trial.ts'
import { costRows } from '../../src/eval/cost-rows.ts'
import { failedOf, intentOf, replyOf, trialOf } from '../helpers/runs.ts'

const UNKNOWN: Usage = { input: undefined, output: undefined, cachedInput: undefined }
const PAIRS = [{ before: 'm', after: 'm' }]

function answer(intent: string, usage: Partial<Usage>, more: Partial<Trial> = {}): Trial {
  const trial = trialOf(intent, ['a'], {}, { model: 'm', ...more })
  return { ...trial, outcome: { ok: true, scores: {}, reply: { ...replyOf(['a']), usage: { ...UNKNOWN, ...usage } } } }
}

function rows(before: readonly Trial[], after: readonly Trial[], more: Partial<Parameters<typeof costRows>[2]> = {}) {
  const ids = [...new Set([...before, ...after].map(({ intent }) => intent))]
  const intents = ids.map((id) => intentOf(id, 'a'))
  return costRows(before, after, { intents, pairs: PAIRS, dollars: () => undefined, ...more })
}

const many = (values: readonly number[], by = 0) => values.map((input, index) => answer(`i${index}`, { input: input + by }))
const VALUES = [110, 95, 130, 120, 105, 90, 140, 125, 100, 115]

test('every intent that takes as much more: the change has no width, and a test', () => {
  expect(rows(many(VALUES), many(VALUES, 40))).toEqual([
    {
      ...{ model: 'm', measure: 'input tokens', before: 113, after: 153, p: expect.closeTo(2 / 2 ** 10, 12) },
      delta: { value: 40, low: 40, high: 40, n: 10, clusters: 10, method: 'sign-flip test over 10 intents' },
    },
  ])
})

test('intents that differ: the interval holds the mean, and p and interval are one statement', () => {
  const after = VALUES.map((value, index) => answer(`i${index}`, { input: value + (index % 3 === 0 ? -30 : 25) }))
  const [row] = rows(many(VALUES), after)
  expect(row?.delta.value).toBeCloseTo((6 * 25 - 4 * 30) / 10, 9)
  expect(row?.delta.low).toBeLessThan(0)
  expect(row?.delta.high).toBeGreaterThan(3)
  expect(row?.p).toBeGreaterThan(0.05)
})

test('repeats are averaged, and intents of a cluster count together', () => {
  const repeated = (by: number) =>
    VALUES.flatMap((value, index) => [0, 1].map((repeat) => answer(`i${index}`, { input: value + by * repeat * 2 }, { repeat })))
  expect(rows(repeated(0), repeated(40))[0]?.delta).toMatchObject({ value: 40, n: 10, clusters: 10 })
  const intents = VALUES.map((_, index) => intentOf(`i${index}`, 'a', { cluster: `c${Math.floor(index / 5)}` }))
  expect(rows(many(VALUES), many(VALUES, 40), { intents })[0]).toMatchObject({
    p: null,
    delta: { value: 40, low: null, high: null, n: 10, clusters: 2, method: 'none: 2 of at least 6 clusters' },
  })
})

test('dollars of less than a billionth keep their interval', () => {
  const dollars = (scale: number) => (trial: Trial) => {
    const input = trial.outcome.ok ? trial.outcome.reply.usage.input : undefined
    return input === undefined ? undefined : input * scale
  }
  const at = (scale: number) =>
    rows(many(VALUES), many(VALUES, 40), { dollars: dollars(scale) }).find(({ measure }) => measure === 'dollars')
  const [small, large] = [at(1e-11), at(1e-5)]
  expect(small?.delta.low).toBeCloseTo(40e-11, 15)
  expect(large?.delta.low).toBeCloseTo(40e-5, 9)
  expect(small?.p).toBe(large?.p)
})

describe('what is not known has no row', () => {
  test.each([
    ['tokens that one answer does not tell', [...many(VALUES), answer('x', {})], [...many(VALUES), answer('x', { input: 1 })]],
    ['tokens that are no count', [...many(VALUES), answer('x', { input: NaN })], [...many(VALUES), answer('x', { input: 1 })]],
    ['tokens below 0', [...many(VALUES), answer('x', { input: -5 })], [...many(VALUES), answer('x', { input: 1 })]],
    ['nothing at all', [], []],
    ['no answer on one side', many(VALUES), []],
    ['what was 0 throughout', many([0, 0, 0, 0, 0, 0]), many([0, 0, 0, 0, 0, 0])],
  ])('%s', (_, before, after) => {
    expect(rows(before, after)).toEqual([])
  })

  test('an intent that failed on one side is left out, and the others stand', () => {
    const after = [failedOf('i0', { model: 'm' }), ...many(VALUES, 40).slice(1)]
    expect(rows(many(VALUES), after)[0]?.delta).toMatchObject({ value: 40, n: 9 })
  })
})

test('two models are compared under both names', () => {
  const after = many(VALUES, 40).map((trial) => ({ ...trial, model: 'n' }))
  expect(rows(many(VALUES), after, { pairs: [{ before: 'm', after: 'n' }] })[0]).toMatchObject({ model: 'm → n', after: 153 })
})
