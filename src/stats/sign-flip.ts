import { binomialCdf } from './binomial.ts'
import type { Interval } from './interval.ts'
import { subsetMeans, type ClusterSum, type Effort } from './subset-means.ts'

/** With fewer clusters no two-sided p-value can be 0.05 or less: all sums of five alike give 2/2⁵. */
export const LEAST_CLUSTERS = 6

const LEVEL = 0.05

/**
 * Two-sided p-value of Fisher's sign-flip test for no difference: had before and after been swapped by chance in each
 * cluster, how often would the total be at least as far from 0? Fisher, The Design of Experiments (1935), section 21.
 *
 * Flipping the signs of a subset lowers the total by twice the subset's sum, so the total stays as high exactly where that
 * sum is at most 0: the test counts subsets (Hartigan, JASA 64 (1969) 1303).
 */
export function signFlipP(clusters: readonly ClusterSum[], effort: Effort): number {
  const total = totalOf(clusters)
  if (total === 0) return 1
  return Math.min(1, 2 * subsetMeans(total > 0 ? clusters : mirrored(clusters), effort).chanceAtMost(0))
}

/**
 * Interval of level 1 − alpha for the mean gain of an intent; it excludes 0 exactly when `signFlipP` is at most alpha.
 *
 * Scores lie between 0 and 1. The interval holds the differences that the test does not reject, which lie between two
 * quantiles of the subset means. Away from 0, and on both sides where nothing is decided, it is at least as long as with one
 * more cluster gained and one more lost. Without these, clusters that happen not to have moved yet would look as if they
 * never did, and the interval would cover as little as 67 % (12 clusters of ten, ICC 0.7, 5 % gains).
 */
export function signFlipInterval(clusters: readonly ClusterSum[], alpha: number, effort: Effort): Interval {
  const plain = inverted(clusters, alpha, effort)
  const wide = inverted(withOneOfEach(clusters), alpha, effort)
  return {
    low: Math.max(-1, plain.low > 0 ? plain.low : Math.min(plain.low, wide.low)),
    high: Math.min(1, plain.high < 0 ? plain.high : Math.max(plain.high, wide.high)),
  }
}

/**
 * Rejects, at 5 %, that the mean fell by `margin` or more: non-inferiority. Few losses are tested exactly, too, as if
 * clusters of this many had been lost as a whole.
 */
export function signFlipNotBelow(clusters: readonly ClusterSum[], margin: number, effort: Effort): boolean {
  const size = sizeOf(clusters)
  const effective = size ** 2 / clusters.reduce((sum, cluster) => sum + cluster.size ** 2, 0)
  const lost = Math.max(0, -totalOf(clusters) / size) * effective
  if (binomialCdf(Math.ceil(lost - 1e-9), Math.floor(effective + 1e-9), margin) > LEVEL) return false
  return subsetMeans(withOneOfEach(clusters), effort).leastAbove(LEVEL) > -margin
}

function inverted(clusters: readonly ClusterSum[], alpha: number, effort: Effort): Interval {
  return {
    low: subsetMeans(clusters, effort).leastAbove(alpha / 2),
    high: -subsetMeans(mirrored(clusters), effort).leastAbove(alpha / 2),
  }
}

/** As if before had been after. */
export function mirrored(clusters: readonly ClusterSum[]): ClusterSum[] {
  return clusters.map(({ sum, size }) => ({ sum: 0 - sum, size }))
}

/** One cluster more that was gained as a whole, and one that was lost. */
function withOneOfEach(clusters: readonly ClusterSum[]): ClusterSum[] {
  const size = clusters.reduce((sum, cluster) => sum + cluster.size ** 2, 0) / sizeOf(clusters)
  return [...clusters, { sum: size, size }, { sum: -size, size }]
}

export function totalOf(clusters: readonly ClusterSum[]): number {
  const total = clusters.reduce((sum, cluster) => sum + cluster.sum, 0)
  return Math.round(total * 1e9) / 1e9
}

export function sizeOf(clusters: readonly ClusterSum[]): number {
  return clusters.reduce((sum, { size }) => sum + size, 0)
}
