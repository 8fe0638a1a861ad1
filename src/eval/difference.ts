import type { Estimate } from '../core/estimate.ts'
import { clustersNeeded, compareClusters } from '../stats/clustered.ts'
import { nonInferiorityP } from '../stats/equivalence.ts'
import type { Interval } from '../stats/interval.ts'
import { comparePaired, intentsNeeded, PAIRED_METHOD, pairedInterval, type PairedResult } from '../stats/paired.ts'
import { pairedP } from '../stats/paired-p.ts'
import { LEAST_CLUSTERS, signFlip } from '../stats/sign-flip.ts'
import type { ClusterSum } from '../stats/subset-means.ts'
import type { Pair } from './pairs.ts'

/** How the difference of some pairs is judged. */
interface Test {
  readonly method: string
  p(): number
  interval(alpha: number): Interval
  compare(margin: number): PairedResult
  /** Whether it is shown, at 5 %, that the difference is no loss of `margin` or more. */
  isNotBelow(margin: number): boolean
  /** Intents, or clusters, in all that a decision takes where these left it open. */
  needed(margin: number): number
}

/** The test that fits the pairs, or why there is none. */
export type Tested =
  { readonly test: Test; readonly refused?: undefined } | { readonly test?: undefined; readonly refused: string }

/** Of the draws of the sign-flip test: the same pairs always get the same verdict. */
export const EFFORT = { seed: 16 }

/**
 * McNemar's test where every intent stands alone and was right or wrong on either side; the sign-flip test for clusters,
 * repeats and scores between 0 and 1. On clustered intents McNemar's raises a false alarm in up to 35 % of cases where 5 %
 * are promised.
 */
export function testOf(pairs: readonly Pair[]): Tested {
  if (pairs.length === 0) return { refused: 'none: no intent was scored on both sides' }
  const odd = pairs.filter(({ before, after }) => !isScore(before) || !isScore(after)).length
  if (odd > 0) return { refused: `none: ${odd} of ${pairs.length} intents have a score that is not between 0 and 1` }
  const clusters = clusterSums(pairs)
  if (clusters.length === pairs.length && pairs.every(({ before, after }) => isBinary(before) && isBinary(after))) {
    return { test: mcnemar(pairs) }
  }
  if (clusters.length >= LEAST_CLUSTERS) return { test: bySignFlip(clusters, pairs.length) }
  const kind = clusters.length === pairs.length ? 'intent' : 'cluster'
  const there = clusters.length === 1 ? `1 ${kind} is` : `${clusters.length} ${kind}s are`
  return { refused: `none: ${there} too few to tell a difference from chance; it takes ${LEAST_CLUSTERS}` }
}

/** The mean of after minus before, without an interval. */
export function pointDifference(pairs: readonly Pair[], method: string): Estimate {
  const n = pairs.length
  const total = pairs.reduce((sum, { before, after }) => sum + after - before, 0)
  const clusters = new Set(pairs.map(({ intent }) => intent.cluster)).size
  // Thirds do not add up to 0 in floating point.
  const value = n === 0 || !Number.isFinite(total) ? null : Math.round(total * 1e9) / 1e9 / n
  return { value, low: null, high: null, n, clusters, method }
}

function mcnemar(pairs: readonly Pair[]): Test {
  const counts = {
    losses: pairs.filter(({ before, after }) => after < before).length,
    gains: pairs.filter(({ before, after }) => after > before).length,
    n: pairs.length,
  }
  return {
    method: PAIRED_METHOD,
    p: () => pairedP(counts),
    interval: (alpha) => pairedInterval(counts, alpha),
    compare: (margin) => comparePaired(counts, margin),
    isNotBelow: (margin) => nonInferiorityP(counts, margin) <= 0.05,
    needed: (margin) => intentsNeeded(counts, margin),
  }
}

function bySignFlip(clusters: readonly ClusterSum[], intents: number): Test {
  const test = signFlip(clusters, EFFORT)
  return {
    method: `sign-flip test over ${clusters.length} ${clusters.length === intents ? 'intents' : 'clusters'}`,
    p: test.p,
    interval: test.interval,
    compare: (margin) => compareClusters(clusters, margin, EFFORT),
    isNotBelow: test.isNotBelow,
    needed: (margin) => clustersNeeded(clusters, margin),
  }
}

/** What each cluster gained. */
export function clusterSums(pairs: readonly Pair[]): ClusterSum[] {
  return [...Map.groupBy(pairs, ({ intent }) => intent.cluster).values()].map((own) => ({
    sum: own.reduce((sum, { before, after }) => sum + after - before, 0),
    size: own.length,
  }))
}

const isBinary = (value: number): boolean => value === 0 || value === 1

const isScore = (value: number): boolean => value >= 0 && value <= 1
