import { expect, test } from 'vitest'
import { isEquivalent, nonInferiorityP, scoreZ } from '../../src/stats/equivalence.ts'
import { binomialCdf, binomialPoint } from '../../src/stats/binomial.ts'

// Least favourable case: every flip a loss, at a rate of exactly the margin. (1 - margin)^n is the chance to see none.
test.each([
  { margin: 0.05, n: 58, equivalent: false },
  { margin: 0.05, n: 59, equivalent: true },
  { margin: 0.02, n: 148, equivalent: false },
  { margin: 0.02, n: 149, equivalent: true },
])('no flips among $n are within $margin: $equivalent', ({ margin, n, equivalent }) => {
  expect(isEquivalent({ losses: 0, gains: 0, n }, margin)).toBe(equivalent)
})

test('knows nothing where there are no intents', () => {
  expect(isEquivalent({ losses: 0, gains: 0, n: 0 }, 0.05)).toBe(false)
})

test('a difference of the margin is not within it', () => {
  expect(isEquivalent({ losses: 30, gains: 10, n: 400 }, 0.05)).toBe(false)
  expect(isEquivalent({ losses: 10, gains: 30, n: 400 }, 0.05)).toBe(false)
  expect(isEquivalent({ losses: 20, gains: 20, n: 400 }, 0.05)).toBe(true)
})

test.each([0.02, 0.05, 0.1])('declares a true loss of exactly %d none in at most 5 % of cases', (margin) => {
  for (const n of [20, 60, 120, 200]) {
    for (const discordance of [margin, margin + 0.02, 0.2]) {
      expect(falseEquivalence(n, discordance, margin), `n ${n}, discordance ${discordance}`).toBeLessThan(0.0501)
    }
  }
})

/** Exact, by enumeration of flips and of losses among them. */
function falseEquivalence(n: number, discordance: number, margin: number): number {
  let chance = 0
  for (let flips = 0; flips <= n; flips++) {
    const weight = binomialPoint(flips, n, discordance)
    if (weight < 1e-9) continue
    for (let losses = 0; losses <= flips; losses++) {
      if (!isEquivalent({ losses, gains: flips - losses, n }, margin)) continue
      chance += weight * binomialPoint(losses, flips, (1 + margin / discordance) / 2)
    }
  }
  return chance
}

test.each([
  { k: 3, n: 10, p: 0.5, cdf: 0.171875 },
  { k: 300, n: 700, p: 0.5, cdf: 8.923815724281222e-5 },
  { k: 450, n: 1000, p: 0.5, cdf: 0.0008652680424881588 },
  { k: 9, n: 10, p: 0.9, cdf: 1 - 0.9 ** 10 },
  { k: 0, n: 59, p: 0.05, cdf: 0.95 ** 59 },
  { k: -1, n: 5, p: 0.3, cdf: 0 },
  { k: 5, n: 5, p: 0.3, cdf: 1 },
])('P(X ≤ $k) of $n at $p', ({ k, n, p, cdf }) => {
  expect(binomialCdf(k, n, p)).toBeCloseTo(cdf, 12)
})

test('a certain or impossible event has all its probability in one place', () => {
  expect([binomialPoint(0, 4, 0), binomialPoint(1, 4, 0), binomialPoint(4, 4, 1), binomialPoint(3, 4, 1)]).toEqual([1, 0, 1, 0])
})

// Fagerland, Lydersen & Laake (2017), chapter 8: Tango's 95 % interval of Cavo et al. (2012) is −0.1240 to −0.0054.
test('the score statistic has the published limits', () => {
  const cavo = { losses: 16, gains: 6, n: 161 }
  expect(scoreZ(cavo, 0.124)).toBeCloseTo(-1.96, 2)
  expect(scoreZ(cavo, 0.0054)).toBeCloseTo(1.96, 2)
})

// Tango, Statistics in Medicine 17 (1998) 891: soft contact lenses, 43 alike and one lost of 44, at a margin of 10 points.
test('non-inferiority: the published statistic is 1.709, and t and the exact corner make it harder', () => {
  const lenses = { losses: 1, gains: 0, n: 44 }
  expect(scoreZ(lenses, 0.1)).toBeCloseTo(-1.709, 3)
  expect(nonInferiorityP(lenses, 0.1)).toBeCloseTo(0.9 ** 44 + 44 * 0.1 * 0.9 ** 43, 10)
  expect(nonInferiorityP({ losses: 0, gains: 0, n: 0 }, 0.1)).toBe(1)
})
