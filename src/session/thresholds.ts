import { didYouMean } from '../core/did-you-mean.ts'
import type { AgainstRow, AgainstRun } from '../core/against.ts'
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
    return [`${metric} of ${model} is ${percent(value)}, below the threshold of ${percent(least)}`]
  })
}

/** Metrics with a threshold that no model of these runs was measured by: nobody knows whether they are reached. */
export function unmeasuredThresholds(summaries: readonly (readonly MetricRow[])[], thresholds: Thresholds): string[] {
  const measured = new Set(summaries.flat().flatMap(({ metric, estimate }) => (estimate.value === null ? [] : [metric])))
  return [...thresholds.keys()].filter((metric) => !measured.has(metric))
}

/** The drops that are larger than allowed and no chance, in words. */
export function missedDrops(against: AgainstRun | undefined): string[] {
  return rowsWith('dropped', against).map((row) => `${dropSentence(row, against)}, more than the allowed ${points(row.allowed)}`)
}

/** The larger drops that chance explains, in words. */
export function chanceDrops(against: AgainstRun | undefined): string[] {
  return rowsWith('chance', against).map(
    (row) => `${dropSentence(row, against)}, which chance can explain; ${points(row.allowed)} are allowed.`,
  )
}

/** Why nobody knows whether metrics fell; empty where everything is known. */
export function unknownDrops(against: AgainstRun | undefined): string[] {
  if (against === undefined) return []
  if (against.why !== null) return [`the drops cannot be judged: ${against.why}`]
  return [
    ...rowsWith('untested', against).map((row) => `${dropSentence(row, against)}, and there is no test: ${row.delta.method}`),
    ...(against.incomplete === true
      ? [`${against.folder} is incomplete, so intents without an answer in it may have got worse`]
      : []),
  ]
}

function rowsWith(verdict: AgainstRow['verdict'], against: AgainstRun | undefined): AgainstRow[] {
  return (against?.rows ?? []).filter((row) => row.verdict === verdict)
}

function dropSentence({ metric, model, before, after, delta, adjusted }: AgainstRow, against: AgainstRun | undefined): string {
  const fell = delta.value === null ? '' : ` by ${points(-delta.value)}`
  const values = before.value === null || after.value === null ? '' : ` (${percent(before.value)} to ${percent(after.value)}`
  const tested = `${delta.n} intents${adjusted === null ? '' : `, p ${adjusted < 0.001 ? '< 0.001' : `= ${adjusted.toFixed(3)}`}`})`
  return `${metric} of ${model} fell${fell} since ${against?.folder ?? ''}${values}, ${tested}`
}

function points(fraction: number): string {
  const shown = (fraction * 100).toFixed(1).replace(/\.0$/, '')
  return `${shown} ${shown === '1' ? 'point' : 'points'}`
}

/** Enough digits to show that one is less than the other. */
function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2).replace(/\.?0+$/, '')} %`
}
