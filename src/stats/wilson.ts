import { gammaQuantile } from './distributions.ts'
import type { Interval } from './interval.ts'

/**
 * Wilson's score interval for a rate, on `n` independent observations (not necessarily whole) and the two-sided quantile
 * `z`. Wilson, JASA 22 (1927) 209.
 *
 * With at most two successes (or failures) the limit towards 0 (or 1) is a Poisson one, as Brown, Cai & DasGupta,
 * Statistical Science 16 (2001) 101, advise: rates just below Wilson's own limit would be covered in 84 %, not 95 %.
 */
export function wilson(rate: number, n: number, z: number): Interval {
  return { low: lowerLimit(rate, n, z), high: 1 - lowerLimit(1 - rate, n, z) }
}

function lowerLimit(rate: number, n: number, z: number): number {
  if (rate <= 0) return 0
  const centre = rate + (z * z) / (2 * n)
  const half = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  const limit = (centre - half) / (1 + (z * z) / n)
  const successes = rate * n
  return successes > 2 + 1e-9 ? limit : Math.min(limit, gammaQuantile(0.05, successes) / n)
}
