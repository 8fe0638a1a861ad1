import { didYouMean } from '../core/did-you-mean.ts'
import type { MetricRow } from '../core/run.ts'
import { clip, nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Evals } from '../eval/score.ts'

type Thresholds = ReadonlyMap<string, number>

/** @throws UserError for a metric that does not exist, naming the nearest */
export function checkThresholds(thresholds: Thresholds, evals: Evals): void {
  for (const metric of thresholds.keys()) {
    if (Object.hasOwn(evals, metric)) continue
    const known = Object.keys(evals)
    const hint = didYouMean(nearest(metric, known), `Metrics: ${known.join(', ')}.`)
    throw new UserError(`A threshold names the metric "${clip(metric, 60)}", which does not exist.`, { hint })
  }
}

/** The thresholds that a model missed, in words. */
export function missedThresholds(summary: readonly MetricRow[], thresholds: Thresholds): string[] {
  return summary.flatMap(({ metric, model, estimate: { value } }) => {
    const least = thresholds.get(metric)
    if (least === undefined || value === null || value >= least) return []
    return [`${metric} of ${model} is ${percent(value)}, under the threshold of ${percent(least)}`]
  })
}

/** Metrics with a threshold that no model of these runs was measured by: nobody knows whether they are reached. */
export function unmeasuredThresholds(summaries: readonly (readonly MetricRow[])[], thresholds: Thresholds): string[] {
  const measured = new Set(summaries.flat().flatMap(({ metric, estimate }) => (estimate.value === null ? [] : [metric])))
  return [...thresholds.keys()].filter((metric) => !measured.has(metric))
}

/** Enough digits to show that one is less than the other. */
function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2).replace(/\.?0+$/, '')} %`
}
