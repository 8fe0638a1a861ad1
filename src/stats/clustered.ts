import { binomialCdf } from './binomial.ts'
import { normalQuantile } from './distributions.ts'
import type { PairedResult } from './paired.ts'
import { leastEnough } from './search.ts'
import { LEAST_CLUSTERS, signFlip, sizeOf, totalOf } from './sign-flip.ts'
import type { ClusterSum, Effort } from './subset-means.ts'

/**
 * Before against after where intents share clusters, or where scores are shares or repeats: the sign-flip test on what each
 * cluster gained, and the interval that inverts it. p, interval and verdict are one statement, as in `comparePaired`.
 * Scores lie within 0 and 1, and there are at least `LEAST_CLUSTERS` clusters.
 */
export function compareClusters(clusters: readonly ClusterSum[], margin: number, effort: Effort): PairedResult {
  const test = signFlip(clusters, effort)
  const p = test.p()
  const interval = test.interval(0.05)
  if (p <= 0.05) return { p, interval, verdict: totalOf(clusters) > 0 ? 'better' : 'worse' }
  const isWithin = test.isNotBelow(margin) && test.isNotAbove(margin)
  return { p, interval, verdict: isWithin ? 'equivalent' : 'undecided' }
}

/**
 * Clusters in all that a decision at the margin takes, where those there left it open: at the spread that was observed and never at the observed difference: as many as show in 80 % of cases
 * that a change which changes nothing stays within ± margin. With as many there, as many as decide whatever the difference.
 */
export function clustersNeeded(clusters: readonly ClusterSum[], margin: number): number {
  const there = clusters.length
  const mean = sizeOf(clusters) / there
  const spread = clusters.reduce((sum, cluster) => sum + (cluster.sum / mean) ** 2, 0) / there
  // Unequal clusters count for fewer, and the one more loss and gain that the interval adds are larger than the mean.
  const unequal = clusters.reduce((sum, { size }) => sum + (size / mean) ** 2, 0) / there
  const decides = (k: number, z: number): boolean => {
    const reach = z * Math.sqrt(spread * k)
    const isShort = reach + normalQuantile(0.95) * Math.sqrt(spread * k + 2 * unequal ** 2) <= k * margin
    return isShort && binomialCdf(Math.ceil(reach / unequal), Math.floor(k / unequal), margin) <= 0.05
  }
  const usual = leastEnough(LEAST_CLUSTERS, (k) => decides(k, normalQuantile(0.9)))
  return usual > there ? usual : leastEnough(there + 1, (k) => decides(k, normalQuantile(0.975)))
}
