import { normalCdf } from './distributions.ts'
import type { Interval } from './interval.ts'
import type { PairedCounts } from './paired-counts.ts'

/**
 * Interval for the difference of two paired rates, (gains − losses) / n, with the two-sided quantile `z`: Wald's, with one
 * loss and one gain added. Bonett & Price, Journal of Educational and Behavioral Statistics 37 (2012) 479.
 */
export function bonettPrice(counts: PairedCounts, z: number): Interval {
  const { centre, error } = adjusted(counts)
  return { low: Math.max(-1, centre - z * error), high: Math.min(1, centre + z * error) }
}

/** The p-value at which the interval of `bonettPrice` begins to touch 0. */
export function bonettPriceP(counts: PairedCounts): number {
  const { centre, error } = adjusted(counts)
  return 2 * normalCdf(-Math.abs(centre) / error)
}

function adjusted({ losses, gains, n }: PairedCounts) {
  const centre = (gains - losses) / (n + 2)
  return { centre, error: Math.sqrt(((losses + gains + 2) / (n + 2) - centre ** 2) / (n + 2)) }
}
