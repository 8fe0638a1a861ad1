import { describe, expect, test } from 'vitest'
import { clustersNeeded, compareClusters } from '../../src/stats/clustered.ts'
import { signFlip } from '../../src/stats/sign-flip.ts'
import { subsetMeans, type ClusterSum } from '../../src/stats/subset-means.ts'
import { fc } from '../property/seeded.ts'

const EFFORT = { seed: 1 }
const ALL = { seed: 1, subsets: 2 ** 15 }
const alone = (sums: readonly number[]): ClusterSum[] => sums.map((sum) => ({ sum, size: 1 }))
const mirrored = (clusters: readonly ClusterSum[]) => clusters.map(({ sum, size }) => ({ sum: -sum, size }))

describe('published values', () => {
  // Darwin's maize: cross- minus self-fertilized, in eighths of an inch. Fisher, The Design of Experiments (1935), section 21:
  // 863 of the 32,768 sums are at least as high as the one observed.
  const DARWIN = alone([49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48])
  test("Fisher's test of Darwin's maize", () => {
    expect(signFlip(DARWIN, ALL).p()).toBe((2 * 863) / 2 ** 15)
  })

  test('the interval that inverts it ends where the test begins to reject', () => {
    const means = subsetMeans(DARWIN, ALL)
    expect(means.leastAbove(0.025)).toBeCloseTo(-1 / 6, 9)
    expect(-subsetMeans(mirrored(DARWIN), ALL).leastAbove(0.025)).toBeCloseTo(41, 9)
    const shifted = (by: number) => signFlip(alone(DARWIN.map(({ sum }) => sum - by)), ALL).p()
    expect([shifted(-0.17), shifted(-0.16), shifted(40.99), shifted(41.01)].map((p) => p > 0.05)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  // Mehta & Patel, StatXact: serum antigen of 20 AIDS patients before and after treatment, two-sided 0.0021.
  test('the permutation test of the StatXact manual, drawn by chance', () => {
    const before = [149, 0, 0, 259, 106, 255, 0, 52, 340, 65, 180, 0, 84, 89, 212, 554, 500, 424, 112, 2600]
    const after = [0, 51, 0, 385, 0, 235, 0, 0, 48, 65, 77, 0, 0, 0, 53, 150, 0, 165, 98, 0]
    const gains = alone(before.map((value, index) => value - (after[index] ?? 0)))
    expect(Math.abs(signFlip(gains, EFFORT).p() - 0.0021)).toBeLessThan(0.001)
    expect(signFlip(gains, { seed: 1, subsets: 2 ** 20 }).p()).toBeCloseTo(0.0021, 4)
  })

  test('right and wrong alone give the exact McNemar test: Bentur et al. 2009, p = 0.0703', () => {
    expect(signFlip(alone([...Array<number>(7).fill(1), -1, ...Array<number>(13).fill(0)]), EFFORT).p()).toBeCloseTo(
      0.0703125,
      10,
    )
  })
})

describe('whatever the data', () => {
  const clusters = fc.array(
    fc.record({ size: fc.integer({ min: 1, max: 6 }), share: fc.integer({ min: -3, max: 3 }) }).map(({ size, share }) => ({
      size,
      sum: (share * size) / 3,
    })),
    { minLength: 6, maxLength: 30 },
  )
  const effort = { seed: 3, subsets: 2 ** 11 }

  test('p, interval and verdict are one statement, within what scores can be', () => {
    fc.assert(
      fc.property(clusters, (some) => {
        const { p, interval, verdict } = compareClusters(some, 0.05, effort)
        const mean = some.reduce((sum, own) => sum + own.sum, 0) / some.reduce((sum, own) => sum + own.size, 0)
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(interval.low > 0 || interval.high < 0).toBe(p <= 0.05)
        expect(verdict === 'better').toBe(interval.low > 0)
        expect(verdict === 'worse').toBe(interval.high < 0)
        expect(interval.low).toBeLessThanOrEqual(mean + 1e-9)
        expect(interval.high).toBeGreaterThanOrEqual(mean - 1e-9)
        expect(Math.max(-interval.low, interval.high)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('before and after are treated alike, and so are the clusters in any order', () => {
    fc.assert(
      fc.property(clusters, (some) => {
        const [result, swapped] = [compareClusters(some, 0.05, effort), compareClusters(mirrored(some), 0.05, effort)]
        expect(swapped.p).toBe(result.p)
        expect(swapped.interval.low).toBeCloseTo(-result.interval.high, 12)
        expect(swapped.interval.high).toBeCloseTo(-result.interval.low, 12)
        expect(compareClusters(some.toReversed(), 0.05, effort)).toEqual(result)
      }),
    )
  })

  test('a greater gain never moves the interval down', () => {
    const few = fc.array(fc.integer({ min: -3, max: 2 }), { minLength: 6, maxLength: 12 })
    fc.assert(
      fc.property(few, fc.nat(), (thirds, at) => {
        const more = thirds.map((third, index) => (index === at % thirds.length ? third + 1 : third))
        const [low, high] = [thirds, more].map((some) => alone(some.map((third) => third / 3)))
        const ends = (some: readonly ClusterSum[] = []) => subsetMeans(some, { seed: 1 }).leastAbove(0.025)
        expect(ends(high)).toBeGreaterThanOrEqual(ends(low))
      }),
    )
  })

  test('repeats that differ by thirds and cancel out are no difference', () => {
    const thirds = [2 / 3 - 1 / 3, 0 - 1 / 3, 1 - 2 / 3, 1 / 3 - 2 / 3, 1 / 3, -1 / 3]
    expect(compareClusters(alone(thirds), 0.05, EFFORT).p).toBe(1)
  })
})

describe('at the edges', () => {
  test('six clusters that all gain are the least that decide', () => {
    expect(signFlip(alone([1, 1, 1, 1, 1]), EFFORT).p()).toBeCloseTo(2 / 32, 12)
    expect(compareClusters(alone([1, 1, 1, 1, 1, 1]), 0.05, EFFORT)).toMatchObject({ verdict: 'better' })
  })

  test('where nothing moved the interval still allows for what was not seen yet', () => {
    const still = (k: number) => compareClusters(alone(Array<number>(k).fill(0)), 0.05, EFFORT)
    expect(still(58)).toMatchObject({ p: 1, verdict: 'undecided' })
    expect(still(59)).toMatchObject({ p: 1, verdict: 'equivalent' })
    expect(still(58).interval.high).toBeGreaterThan(0.02)
    expect(clustersNeeded(alone(Array<number>(20).fill(0)), 0.05)).toBeGreaterThanOrEqual(59)
  })

  test('one giant cluster is worth little more than one', () => {
    const clusters = [{ sum: 60, size: 90 }, ...alone([0, 1, 0, 0, 1, 0, 0, 0, 0, 0])]
    const { interval, verdict } = compareClusters(clusters, 0.05, EFFORT)
    expect(verdict).toBe('undecided')
    expect(interval.high - interval.low).toBeGreaterThan(0.5)
    expect(signFlip(clusters, EFFORT).isNotBelow(0.05)).toBe(false)
  })

  test('the same seed gives the same interval, another one nearly the same', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ sum: Math.sin(index * index) / 2, size: 1 + (index % 3) }))
    const at = (seed: number) => signFlip(many, { seed }).interval(0.05)
    expect(at(1)).toEqual(at(1))
    expect(at(1).low).not.toBe(at(2).low)
    expect(at(1).low).toBeCloseTo(at(2).low, 2)
  })
})

test.each([0.1, 0.3, 1])('with as many clusters as asked for, balanced gains and losses of %d are equivalent', (reach) => {
  const balanced = (k: number) =>
    alone(Array.from({ length: k }, (_, index) => (index % 10 < 2 ? (index % 2 ? reach : -reach) : 0)))
  const needed = clustersNeeded(balanced(20), 0.05)
  expect(needed).toBeGreaterThan(58)
  expect(compareClusters(balanced(needed), 0.05, EFFORT).verdict).toBe('equivalent')
})
