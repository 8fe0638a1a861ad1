import { binomialCdf, binomialPoint } from './binomial.ts'
import type { PairedCounts } from './paired-counts.ts'

/**
 * Two-sided mid-p McNemar test: how surprising the flips are if losses and gains were equally likely. Equal counts give 1.
 * Fagerland, Lydersen & Laake, BMC Medical Research Methodology 13 (2013) 91.
 */
export function mcnemarMidP({ losses, gains }: Pick<PairedCounts, 'losses' | 'gains'>): number {
  if (losses === gains) return 1
  const flips = losses + gains
  const fewer = Math.min(losses, gains)
  return 2 * binomialCdf(fewer, flips, 0.5) - binomialPoint(fewer, flips, 0.5)
}
