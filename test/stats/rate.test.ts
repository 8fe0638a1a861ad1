import { expect, test } from 'vitest'
import { rateEstimate } from '../../src/stats/rate.ts'

const intents = (right: number, n: number) =>
  Array.from({ length: n }, (_, index) => ({ value: index < right ? 1 : 0, cluster: `intent ${index}` }))

// Newcombe, Statistics in Medicine 17 (1998) 857, table I, method 3 (Wilson's score without continuity correction).
test.each([
  { right: 81, n: 263, low: 0.2553, high: 0.3662 },
  { right: 15, n: 148, low: 0.0624, high: 0.1605 },
  { right: 0, n: 20, low: 0, high: 0.1611 },
  // Wilson's own lower limit is 0.0061; the Poisson one is -ln(0.95) / 29 (Brown, Cai & DasGupta, Statistical Science 2001).
  { right: 1, n: 29, low: 0.0018, high: 0.1718 },
  { right: 28, n: 29, low: 0.8282, high: 0.9982 },
])('gives the published interval of $right of $n', ({ right, n, low, high }) => {
  const estimate = rateEstimate(intents(right, n))
  expect(estimate).toMatchObject({ value: right / n, n, clusters: n, method: 'wilson' })
  expect(estimate.low).toBeCloseTo(low, 4)
  expect(estimate.high).toBeCloseTo(high, 4)
})

test('knows nothing where there are no intents', () => {
  expect(rateEstimate([])).toEqual({ value: null, low: null, high: null, n: 0, clusters: 0, method: 'wilson' })
})

test('mirrors: the interval of failures is that of successes turned round', () => {
  const right = rateEstimate(intents(7, 40))
  const wrong = rateEstimate(intents(33, 40))
  expect(1 - (wrong.low ?? NaN)).toBeCloseTo(right.high ?? NaN, 12)
  expect(1 - (wrong.high ?? NaN)).toBeCloseTo(right.low ?? NaN, 12)
})

test('ten intents that always agree within five clusters are worth five', () => {
  const values = [1, 1, 1, 0, 0].flatMap((value, index) => Array.from({ length: 10 }, () => ({ value, cluster: `c${index}` })))
  const clustered = rateEstimate(values)
  const alone = rateEstimate(intents(3, 5))
  expect(clustered).toMatchObject({ value: 0.6, n: 50, clusters: 5 })
  expect(clustered.low).toBeLessThan(alone.low ?? NaN)
  expect(clustered.high).toBeGreaterThan(alone.high ?? NaN)
})

test('one cluster says nothing about others', () => {
  const values = [1, 0, 1].map((value) => ({ value, cluster: 'same' }))
  expect(rateEstimate(values)).toMatchObject({ value: 2 / 3, low: 0, high: 1, clusters: 1 })
})

test('where no two intents of a cluster agree more than chance has it, the interval is little wider', () => {
  const values = Array.from({ length: 200 }, (_, index) => ({ value: index % 4 === 0 ? 0 : 1, cluster: `c${index % 50}` }))
  const [clustered, alone] = [rateEstimate(values), rateEstimate(intents(150, 200))]
  const width = ({ low, high }: typeof alone) => (high ?? NaN) - (low ?? NaN)
  expect(width(clustered) / width(alone)).toBeGreaterThan(1)
  expect(width(clustered) / width(alone)).toBeLessThan(1.25)
})

test('perfect answers in clusters count clusters, not intents', () => {
  const values = Array.from({ length: 60 }, (_, index) => ({ value: 1, cluster: `c${index % 6}` }))
  expect(rateEstimate(values).low).toBeLessThan(0.61)
})

test('shares that hardly differ have a short interval that stays within 0 and 1', () => {
  const shares = Array.from({ length: 40 }, (_, index) => ({ value: index % 2 === 0 ? 0.9 : 1, cluster: `${index}` }))
  const { value, low, high, method } = rateEstimate(shares)
  expect(value).toBeCloseTo(0.95, 12)
  expect((high ?? 2) - (low ?? 0)).toBeLessThan(0.08)
  expect(high).toBeLessThanOrEqual(1)
  expect(method).toMatch(/^wilson, design effect 0\.\d\d$/)
})

// Student's own t interval of the mean, which this one has to come near where nothing is close to 0 or 1.
test('is a t interval in the middle', () => {
  const shares = Array.from({ length: 200 }, (_, index) => ({ value: [0.2, 0.5, 0.6, 0.7][index % 4] ?? 0, cluster: `${index}` }))
  const deviation = Math.sqrt(((0.3 ** 2 + 0 + 0.1 ** 2 + 0.2 ** 2) / 4) * (200 / 199))
  const { low, high } = rateEstimate(shares)
  expect(((high ?? 0) - (low ?? 0)) / 2 / ((1.972 * deviation) / Math.sqrt(200))).toBeCloseTo(1.02, 1)
})

test.each([NaN, Infinity, -0.1, 1.1])('a score of %d makes no number', (odd) => {
  const estimate = rateEstimate([...intents(3, 5), { value: odd, cluster: 'odd' }])
  expect(estimate).toMatchObject({ value: null, low: null, high: null, method: 'none: some scores are not between 0 and 1' })
})

test('one intent of repeats says nothing about others', () => {
  expect(rateEstimate([{ value: 2 / 3, cluster: 'a' }])).toMatchObject({ low: 0, high: 1, clusters: 1 })
})
