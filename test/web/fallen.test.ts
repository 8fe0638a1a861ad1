import { describe, expect, test } from 'vitest'
import type { Delta } from '../../src/serve/answers.ts'
import { directionOf, isFallen } from '../../src/web/dashboard/fallen.ts'

const DELTA: Delta = { metric: 'selection', model: 'm', value: -0.1, low: -0.2, high: -0.01, n: 40, paired: true, adjusted: 0.01 }

describe('a number fell or rose', () => {
  test.each<[string, Partial<Delta>, string]>([
    ['by its adjusted p-value', {}, 'worse'],
    ['upwards as well', { value: 0.1, low: 0.01, high: 0.2 }, 'better'],
    ['also where the interval touches zero', { high: 0 }, 'worse'],
    ['not where the other numbers explain it, whatever the interval', { adjusted: 0.06 }, 'undecided'],
    ['not where nothing moved', { value: 0, low: 0, high: 0, adjusted: 0.01 }, 'undecided'],
    ['by its interval where there is no test', { paired: false, adjusted: null }, 'worse'],
    ['not by an interval around zero', { paired: false, adjusted: null, high: 0.01 }, 'undecided'],
  ])('%s', (_, over, expected) => {
    expect(directionOf({ ...DELTA, ...over })).toBe(expected)
  })
})

test('a run fell where the comparison is worse, also by a metric that it measured no more', () => {
  expect(isFallen({ deltas: [], verdict: 'worse' })).toBe(true)
  expect(isFallen({ deltas: [{ ...DELTA, adjusted: 0.2 }], verdict: 'undecided' })).toBe(false)
  expect(isFallen({ deltas: [DELTA], verdict: null })).toBe(true)
})
