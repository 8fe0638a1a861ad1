import type { Interval } from './interval.ts'

/**
 * Wilson's score interval for a rate, on `n` independent observations (not necessarily whole) and the two-sided quantile
 * `z`. Wilson, JASA 22 (1927) 209.
 */
export function wilson(rate: number, n: number, z: number): Interval {
  const centre = rate + (z * z) / (2 * n)
  const half = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  // Rounding would otherwise leave 1e-17 where the limit is exactly 0 or 1.
  return { low: rate === 0 ? 0 : (centre - half) / scale, high: rate === 1 ? 1 : (centre + half) / scale }
}
