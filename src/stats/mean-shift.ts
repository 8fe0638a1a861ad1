import type { Interval } from './interval.ts'
import { totalOf } from './sign-flip.ts'
import { subsetMeans, type ClusterSum, type Effort } from './subset-means.ts'

/** How far the mean of something without bounds moved, such as tokens. */
interface MeanShift {
  /** Two-sided p-value of the sign-flip test for no shift. */
  readonly p: number
  /** 95 %, for the mean of after minus before; it excludes 0 exactly when p is at most 0.05. */
  readonly interval: Interval
}

/**
 * Fisher's sign-flip test of what clusters gained, and the interval of the shifts that it does not reject (Hartigan, JASA 64
 * (1969) 1303). It takes at least `LEAST_CLUSTERS` clusters. `signFlip` widens its interval by the largest loss and gain that scores
 * allow; here nothing bounds them, so a rare and large change that no cluster shows yet is not allowed for.
 */
export function meanShift(clusters: readonly ClusterSum[], effort: Effort): MeanShift {
  const total = totalOf(clusters)
  const lower = subsetMeans(clusters, effort)
  const upper = subsetMeans(
    clusters.map(({ sum, size }) => ({ sum: 0 - sum, size })),
    effort,
  )
  return {
    p: total === 0 ? 1 : Math.min(1, 2 * (total > 0 ? lower : upper).chanceAtMost(0)),
    interval: { low: lower.leastAbove(0.025), high: 0 - upper.leastAbove(0.025) },
  }
}
