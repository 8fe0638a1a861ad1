import { expect, test } from 'vitest'
import { meanShift } from '../../src/stats/mean-shift.ts'
import { fc } from '../property/seeded.ts'

const ALL = { seed: 1, subsets: 2 ** 15 }
const alone = (sums: readonly number[]) => sums.map((sum) => ({ sum, size: 1 }))

// Darwin's maize, in eighths of an inch: Fisher, The Design of Experiments (1935), section 21.
const DARWIN = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]

test("Darwin's maize: Fisher's p, and the shifts that his test does not reject", () => {
  const { p, interval } = meanShift(alone(DARWIN), ALL)
  expect(p).toBe((2 * 863) / 2 ** 15)
  expect(interval.low).toBeCloseTo(-1 / 6, 9)
  expect(interval.high).toBeCloseTo(41, 9)
})

const clusters = fc.array(fc.record({ size: fc.integer({ min: 1, max: 5 }), sum: fc.integer({ min: -5_000, max: 5_000 }) }), {
  minLength: 6,
  maxLength: 25,
})
const effort = { seed: 3, subsets: 2 ** 11 }

test('p and interval are one statement, and the interval holds the mean', () => {
  fc.assert(
    fc.property(clusters, (some) => {
      const { p, interval } = meanShift(some, effort)
      const mean = some.reduce((sum, own) => sum + own.sum, 0) / some.reduce((sum, own) => sum + own.size, 0)
      expect(interval.low > 0 || interval.high < 0).toBe(p <= 0.05)
      expect(interval.low).toBeLessThanOrEqual(mean + 1e-6)
      expect(interval.high).toBeGreaterThanOrEqual(mean - 1e-6)
    }),
  )
})

test('the unit does not matter, and before and after are treated alike', () => {
  fc.assert(
    fc.property(clusters, (some) => {
      const { p, interval } = meanShift(some, ALL)
      const halved = meanShift(
        some.map(({ sum, size }) => ({ sum: sum / 1_024, size })),
        ALL,
      )
      const swapped = meanShift(
        some.map(({ sum, size }) => ({ sum: -sum, size })),
        ALL,
      )
      expect(halved.p).toBe(p)
      expect(halved.interval.low).toBeCloseTo(interval.low / 1_024, 6)
      if (some.length <= 12) expect([swapped.p, swapped.interval.low + interval.high]).toEqual([p, 0])
    }),
    { numRuns: 30 },
  )
})
