import { binomialCdf } from './binomial.ts'
import { tCdf } from './distributions.ts'
import type { PairedCounts } from './paired-counts.ts'

const LEVEL = 0.05

/**
 * Whether the difference lies within ± margin: non-inferiority both ways at 5 % each, which is to say that Tango's 90 %
 * score interval lies inside.
 *
 * Not the 90 % Bonett–Price interval: its two added flips pull it to 0 and let true differences of exactly the margin
 * pass as none in up to 10 % of cases (bench/stats).
 */
export function isEquivalent({ losses, gains, n }: PairedCounts, margin: number): boolean {
  return (
    nonInferiorityP({ losses, gains, n }, margin) <= LEVEL &&
    nonInferiorityP({ losses: gains, gains: losses, n }, margin) <= LEVEL
  )
}

/**
 * Non-inferiority: the one-sided p-value for a rate that fell by `margin` or more. At 0.05 or less it did not.
 *
 * The score test of Tango, Statistics in Medicine 17 (1998) 891, with t for z, since z lets 5.03 % pass. It too is a
 * little bold where all flips go one way, so that corner is tested exactly, and the larger p counts. 1 where nothing is known.
 */
export function nonInferiorityP({ losses, gains, n }: PairedCounts, margin: number): number {
  if (n === 0) return 1
  return Math.max(tCdf(scoreZ({ losses, gains, n }, margin), n), binomialCdf(losses - gains, n, margin))
}

/** Tango's statistic for a true net loss of `margin`: observed minus expected over the deviation under that hypothesis. */
export function scoreZ({ losses, gains, n }: PairedCounts, margin: number): number {
  // The likeliest gain rate under the hypothesis solves a q² + b q + c = 0.
  const a = 2 * n
  const b = -losses - gains + (2 * n - losses + gains) * margin
  const c = -gains * margin * (1 - margin)
  const gainRate = (Math.sqrt(b * b - 4 * a * c) - b) / (2 * a)
  return (losses - gains - n * margin) / Math.sqrt(n * (2 * gainRate + margin * (1 - margin)))
}
