import { describe, expect, test } from 'vitest'
import { bonettPrice } from '../../src/stats/bonett-price.ts'
import { normalQuantile } from '../../src/stats/distributions.ts'
import { mcnemarMidP } from '../../src/stats/mcnemar.ts'
import { comparePaired, intentsNeeded, pairedInterval } from '../../src/stats/paired.ts'
import { pairedP } from '../../src/stats/paired-p.ts'
import type { PairedCounts } from '../../src/stats/paired-counts.ts'

// Fagerland, Lydersen & Laake, Statistical Analysis of Contingency Tables (2017), chapter 8, as in the tests of its R
// package contingencytables: complete response before and after consolidation therapy (Cavo et al. 2012).
const CAVO: PairedCounts = { losses: 16, gains: 6, n: 161 }

describe('mid-p McNemar', () => {
  test.each([
    // Bentur et al. 2009, in Fagerland et al., BMC Medical Research Methodology 13 (2013) 91.
    { losses: 1, gains: 7, p: 0.0390625 },
    { ...CAVO, p: 0.03469 },
    { losses: 0, gains: 5, p: 0.03125 },
    { losses: 0, gains: 6, p: 0.015625 },
    { losses: 0, gains: 0, p: 1 },
    { losses: 9, gains: 9, p: 1 },
  ])('gives $p for $losses losses and $gains gains', ({ losses, gains, p }) => {
    expect(mcnemarMidP({ losses, gains })).toBeCloseTo(p, 6)
    expect(mcnemarMidP({ losses: gains, gains: losses })).toBeCloseTo(p, 6)
  })

  test('stays near the normal approximation where 0.5^flips is too small for a double', () => {
    // z = 140 / sqrt(2100)
    expect(mcnemarMidP({ losses: 980, gains: 1120 })).toBeCloseTo(0.00225, 4)
    expect(mcnemarMidP({ losses: 0, gains: 3000 })).toBe(0)
  })
})

test('Bonett and Price give the published interval', () => {
  const { low, high } = bonettPrice(CAVO, normalQuantile(0.975))
  expect(low).toBeCloseTo(-0.1195, 4)
  expect(high).toBeCloseTo(-0.0032, 4)
})

test.each([20, 50, 100, 1000])('six flips one way without a loss decide among %i intents', (n) => {
  expect(comparePaired({ losses: 0, gains: 6, n }, 0.05).verdict).toBe('better')
  expect(comparePaired({ losses: 6, gains: 0, n }, 0.05).verdict).toBe('worse')
})

test('five flips one way are not enough among 100 intents, four never', () => {
  expect(comparePaired({ losses: 0, gains: 5, n: 100 }, 0.001).verdict).toBe('undecided')
  for (let n = 4; n <= 60; n++) expect(comparePaired({ losses: 0, gains: 4, n }, 0.001).verdict).toBe('undecided')
})

describe.each([0.02, 0.05, 0.1])('on every table with up to 60 intents and a margin of %d', (margin) => {
  const tables = [...allTables(60)].map((counts) => ({ counts, result: comparePaired(counts, margin) }))

  test('p, interval and verdict agree', () => {
    const contradictions = tables.filter(({ counts, result: { p, interval, verdict } }) => {
      const decided = verdict === 'better' || verdict === 'worse'
      const excludes = interval.low > 0 || interval.high < 0
      const sign = Math.sign(counts.gains - counts.losses)
      const sided = verdict === 'better' ? interval.low > 0 && sign === 1 : interval.high < 0 && sign === -1
      return decided !== p <= 0.05 || decided !== excludes || (decided && !sided)
    })
    expect(contradictions).toEqual([])
  })

  test('the interval holds the difference and stays within one', () => {
    const wrong = tables.filter(({ counts: { losses, gains, n }, result: { interval } }) => {
      const difference = (gains - losses) / n
      return interval.low > difference + 1e-12 || interval.high < difference - 1e-12 || interval.low < -1 || interval.high > 1
    })
    expect(wrong).toEqual([])
  })

  test('an undecided result asks for more intents than there are', () => {
    const some = tables.filter(({ counts: { n }, result }) => [1, 6, 20, 47].includes(n) && result.verdict === 'undecided')
    const asked = some.map(({ counts }) => ({ counts, needed: intentsNeeded(counts, margin) }))
    expect(asked.filter(({ counts, needed }) => needed <= counts.n || !Number.isInteger(needed))).toEqual([])
  })

  test('before and after are treated alike', () => {
    for (const { counts, result } of tables) {
      const swapped = comparePaired({ losses: counts.gains, gains: counts.losses, n: counts.n }, margin)
      expect(swapped.p).toBe(result.p)
      expect(swapped.interval.low).toBeCloseTo(-result.interval.high, 12)
      expect(swapped.verdict === 'undecided').toBe(result.verdict === 'undecided')
    }
  })
})

test.each([0.2, 0.1, 0.05, 0.01, 0.001])('at level 1 - %d too, the interval excludes 0 exactly when p says so', (alpha) => {
  for (const counts of allTables(40)) {
    const { low, high } = pairedInterval(counts, alpha)
    expect(low > 0 || high < 0).toBe(pairedP(counts) <= alpha)
  }
})

test('asks for more at the margin and never at the observed difference', () => {
  const at = (losses: number, gains: number) => intentsNeeded({ losses, gains, n: 100 }, 0.05)
  expect(at(7, 8)).toBe(530)
  expect(at(5, 10)).toBe(530)
})

test('no flips among few intents are not yet a proof of no difference, among many they are', () => {
  expect(comparePaired({ losses: 0, gains: 0, n: 20 }, 0.05)).toMatchObject({ verdict: 'undecided', p: 1 })
  expect(comparePaired({ losses: 0, gains: 0, n: 100 }, 0.05)).toMatchObject({ verdict: 'equivalent' })
})

function* allTables(most: number): Generator<PairedCounts> {
  for (let n = 1; n <= most; n++) {
    for (let losses = 0; losses <= n; losses++) {
      for (let gains = 0; losses + gains <= n; gains++) yield { losses, gains, n }
    }
  }
}
