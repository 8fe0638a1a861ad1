import type { Estimate } from '../core/trial.ts'
import { normalQuantile, tQuantile } from './distributions.ts'
import { wilson } from './wilson.ts'

/** One intent's share of right answers over its repeats, in [0, 1], and the cluster that it belongs to. */
export interface RateValue {
  readonly value: number
  readonly cluster: string
}

/**
 * A rate over intents with its 95 % interval: Wilson's on the effective number of intents. Nulls where there are none.
 *
 * Intents of one cluster count for less than as many independent ones: n is divided by the design effect, and t with
 * clusters − 1 degrees of freedom replaces z (Korn & Graubard, Survey Methodology 24 (1998) 193, with Wilson's interval).
 */
export function rateEstimate(values: readonly RateValue[]): Estimate {
  const n = values.length
  const sizes = [...Map.groupBy(values, ({ cluster }) => cluster).values()]
  const clusters = sizes.length
  if (n === 0) return { value: null, low: null, high: null, n, clusters, method: 'wilson' }
  const rate = Math.min(1, Math.max(0, mean(values)))
  if (clusters === n) {
    return { value: rate, ...wilson(rate, n, normalQuantile(0.975)), n, clusters, method: 'wilson' }
  }
  if (clusters === 1) return { value: rate, low: 0, high: 1, n, clusters, method: 'none: one cluster says nothing about others' }
  const effect = designEffect(sizes, rate, n)
  return {
    value: rate,
    ...wilson(rate, n / effect, tQuantile(0.975, clusters - 1)),
    n,
    clusters,
    method: `wilson, design effect ${effect.toFixed(2)}`,
  }
}

/**
 * How many times more the mean of clustered intents varies than that of as many independent ones (Kish 1965). At least 1:
 * fewer than no surprises is luck. Where all answers are equal there is nothing to estimate it from, so every cluster
 * counts as one intent.
 */
function designEffect(clusters: readonly (readonly RateValue[])[], rate: number, n: number): number {
  if (rate === 0 || rate === 1) return sum(clusters.map((cluster) => cluster.length ** 2)) / n
  const squares = sum(clusters.map((cluster) => sum(cluster.map(({ value }) => value - rate)) ** 2))
  const k = clusters.length
  return Math.max(1, ((k / (k - 1)) * squares) / (n * rate * (1 - rate)))
}

function mean(values: readonly RateValue[]): number {
  return sum(values.map(({ value }) => value)) / values.length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
