import type { Estimate } from '../core/estimate.ts'
import { normalQuantile, tQuantile } from './distributions.ts'
import { wilson } from './wilson.ts'

/** One intent's score in [0, 1], a share of right answers where it was repeated, and the cluster that it belongs to. */
export interface RateValue {
  readonly value: number
  readonly cluster: string
}

interface Cluster {
  readonly total: number
  readonly size: number
}

/**
 * A rate or mean score over intents with its 95 % interval: Wilson's on the effective number of intents. Nulls where there
 * are none, and where a score is none.
 *
 * Intents of one cluster count for less than as many independent ones: n is divided by the design effect, and t with
 * clusters − 1 degrees of freedom replaces z (Korn & Graubard, Survey Methodology 24 (1998) 193, with Wilson's interval).
 * Shares of repeats and reciprocal ranks vary less than answers that are right or wrong: there one intent counts for more,
 * and the interval is a t interval of the mean that never leaves [0, 1].
 */
export function rateEstimate(values: readonly RateValue[]): Estimate {
  const n = values.length
  const clusters = [...Map.groupBy(values, ({ cluster }) => cluster).values()].map(summed)
  const counts = { n, clusters: clusters.length }
  if (n === 0) return { value: null, low: null, high: null, ...counts, method: 'wilson' }
  if (values.some(({ value }) => !(value >= 0 && value <= 1))) {
    return { value: null, low: null, high: null, ...counts, method: 'none: some scores are not between 0 and 1' }
  }
  const isShare = values.some(({ value }) => value !== 0 && value !== 1)
  const value = Math.min(1, clusters.reduce((sum, { total }) => sum + total, 0) / n)
  if (clusters.length === n && !isShare) return { value, ...wilson(value, n, normalQuantile(0.975)), ...counts, method: 'wilson' }
  if (clusters.length === 1)
    return { value, low: 0, high: 1, ...counts, method: `none: one ${n === 1 ? 'intent' : 'cluster'} says nothing about others` }
  const effect = isShare ? designEffect(clusters) : Math.max(1, designEffect(clusters))
  const interval = wilson(value, n / effect, tQuantile(0.975, clusters.length - 1))
  return { value, ...interval, ...counts, method: `wilson, design effect ${effect.toFixed(2)}` }
}

function summed(values: readonly RateValue[]): Cluster {
  return { total: values.reduce((sum, { value }) => sum + value, 0), size: values.length }
}

/**
 * How many times more the mean of clustered intents varies than that of as many independent ones (Kish, Survey Sampling,
 * 1965). Of right and wrong answers less than 1 is luck, for chance alone brings as many surprises.
 *
 * One more cluster is added, half of it all right and half all wrong. Without it, clusters that happen not to have failed
 * yet look independent, and the interval covers as little as 70 % (bench/stats: 20 clusters of ten, ICC 0.7, rate 0.95).
 */
function designEffect(clusters: readonly Cluster[]): number {
  const n = clusters.reduce((sum, { size }) => sum + size, 0)
  const extra = clusters.reduce((sum, { size }) => sum + size ** 2, 0) / n
  const rate = (clusters.reduce((sum, { total }) => sum + total, 0) + extra / 2) / (n + extra)
  const squares = clusters.reduce((sum, { total, size }) => sum + (total - size * rate) ** 2, 0)
  const added = (extra ** 2 * (rate ** 2 + (1 - rate) ** 2)) / 2
  const k = clusters.length + 1
  return ((k / (k - 1)) * (squares + added)) / ((n + extra) * rate * (1 - rate))
}
