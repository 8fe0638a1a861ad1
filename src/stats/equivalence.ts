import { binomialCdf } from './binomial.ts'
import { tQuantile } from './distributions.ts'
import type { PairedCounts } from './paired-counts.ts'

const LEVEL = 0.05

/**
 * Whether the difference lies within ± margin: two one-sided score tests at 5 % each, which is to say that Tango's 90 %
 * score interval lies inside. Tango, Statistics in Medicine 17 (1998) 891; with t for z, since z lets 5.03 % pass.
 *
 * Not the 90 % Bonett–Price interval: its two added flips pull it to 0 and let true differences of exactly the margin
 * pass as none in up to 10 % of cases (bench/stats). The score test too is a little bold where all flips go one way, so
 * that corner is tested exactly.
 */
export function isEquivalent(counts: PairedCounts, margin: number): boolean {
  const { losses, gains, n } = counts
  return n > 0 && lossIsBelow(losses, gains, n, margin) && lossIsBelow(gains, losses, n, margin)
}

/** Rejects, at 5 %, that the rate fell by `margin` or more. */
function lossIsBelow(losses: number, gains: number, n: number, margin: number): boolean {
  return scoreZ(losses, gains, n, margin) <= tQuantile(LEVEL, n) && binomialCdf(losses - gains, n, margin) <= LEVEL
}

/** Tango's statistic for a true net loss of `margin`: observed minus expected over the deviation under that hypothesis. */
function scoreZ(losses: number, gains: number, n: number, margin: number): number {
  // The likeliest gain rate under the hypothesis solves a q² + b q + c = 0.
  const a = 2 * n
  const b = -losses - gains + (2 * n - losses + gains) * margin
  const c = -gains * margin * (1 - margin)
  const gainRate = (Math.sqrt(b * b - 4 * a * c) - b) / (2 * a)
  return (losses - gains - n * margin) / Math.sqrt(n * (2 * gainRate + margin * (1 - margin)))
}
