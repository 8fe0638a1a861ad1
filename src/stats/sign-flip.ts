import { binomialCdf } from './binomial.ts'
import type { Interval } from './interval.ts'
import { subsetMeans, type ClusterSum, type Effort } from './subset-means.ts'

/** With fewer clusters no two-sided p-value can be 0.05 or less: all sums of five alike give 2/2⁵. */
export const LEAST_CLUSTERS = 6

const LEVEL = 0.05

/** Fisher's sign-flip test of what clusters gained, for scores between 0 and 1. */
export interface SignFlip {
  /**
   * Two-sided p-value for no difference: had before and after been swapped by chance in each cluster, how often would the
   * total be at least as far from 0? Fisher, The Design of Experiments (1935), section 21.
   *
   * Flipping the signs of a subset lowers the total by twice the subset's sum, so the total stays as high exactly where that
   * sum is at most 0: the test counts subsets (Hartigan, JASA 64 (1969) 1303).
   */
  p(): number
  /**
   * Interval of level 1 − alpha for the mean gain of an intent; it excludes 0 exactly when p is at most alpha.
   *
   * It holds the differences that the test does not reject, which lie between two quantiles of the subset means. Away from 0,
   * and on both sides where nothing is decided, it is at least as long as with one more cluster gained and one more lost.
   * Without these, clusters that happen not to have moved yet would look as if they never did, and the interval would cover
   * as little as 67 % (12 clusters of ten, ICC 0.7, 5 % gains).
   */
  interval(alpha: number): Interval
  /**
   * Non-inferiority: rejects, at 5 %, that the mean fell by `margin` or more. Few losses are tested exactly, too, as if
   * clusters of this many had been lost as a whole.
   */
  isNotBelow(margin: number): boolean
  /** The reverse: rejects, at 5 %, that the mean rose by `margin` or more. */
  isNotAbove(margin: number): boolean
}

export function signFlip(clusters: readonly ClusterSum[], effort: Effort): SignFlip {
  const total = totalOf(clusters)
  const lower = once(() => subsetMeans(clusters, effort))
  const upper = once(() => subsetMeans(mirrored(clusters), effort))
  const wideLower = once(() => lower().and(oneOfEach(clusters)))
  const wideUpper = once(() => upper().and(oneOfEach(clusters)))
  return {
    p: () => (total === 0 ? 1 : Math.min(1, 2 * (total > 0 ? lower() : upper()).chanceAtMost(0))),
    interval: (alpha) => {
      const low = lower().leastAbove(alpha / 2)
      const high = -upper().leastAbove(alpha / 2)
      return {
        low: Math.max(-1, low > 0 ? low : Math.min(low, wideLower().leastAbove(alpha / 2))),
        high: Math.min(1, high < 0 ? high : Math.max(high, -wideUpper().leastAbove(alpha / 2))),
      }
    },
    isNotBelow: (margin) => fewAreLost(clusters, margin) && wideLower().leastAbove(LEVEL) > -margin,
    isNotAbove: (margin) => fewAreLost(mirrored(clusters), margin) && wideUpper().leastAbove(LEVEL) > -margin,
  }
}

function fewAreLost(clusters: readonly ClusterSum[], margin: number): boolean {
  const size = sizeOf(clusters)
  const effective = size ** 2 / clusters.reduce((sum, cluster) => sum + cluster.size ** 2, 0)
  const lost = Math.max(0, -totalOf(clusters) / size) * effective
  return binomialCdf(Math.ceil(lost - 1e-9), Math.floor(effective + 1e-9), margin) <= LEVEL
}

/** As if before had been after. */
function mirrored(clusters: readonly ClusterSum[]): ClusterSum[] {
  return clusters.map(({ sum, size }) => ({ sum: 0 - sum, size }))
}

/** One cluster more that was gained as a whole, and one that was lost. */
function oneOfEach(clusters: readonly ClusterSum[]): ClusterSum[] {
  const size = clusters.reduce((sum, cluster) => sum + cluster.size ** 2, 0) / sizeOf(clusters)
  return [
    { sum: size, size },
    { sum: -size, size },
  ]
}

/** Thirds do not add up to 0 in floating point. */
export function totalOf(clusters: readonly ClusterSum[]): number {
  const total = clusters.reduce((sum, cluster) => sum + cluster.sum, 0)
  return Math.round(total * 1e9) / 1e9
}

export function sizeOf(clusters: readonly ClusterSum[]): number {
  return clusters.reduce((sum, { size }) => sum + size, 0)
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
