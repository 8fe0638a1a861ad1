import type { Recorded } from '../core/recorded.ts'
import type { Intent } from '../core/intent.ts'
import type { Manifest } from '../core/manifest.ts'
import type { ReportedTrial } from '../core/report.ts'
import type { IntentRow, MetricRow, Run, UnansweredRow } from '../core/run.ts'
import { rateEstimate } from '../stats/rate.ts'
import { confusion } from './confusion.ts'
import type { Judging } from './eval.ts'
import { reportedTrial } from './reported.ts'
import { judgedTrial, type Evals } from './score.ts'

/** Over this share of failed, missing or cut-off trials a run says nothing and is incomplete. */
const MOST_ERRORS = 0.05

export interface Summarised {
  readonly manifest: Manifest
  readonly intents: readonly Intent[]
  readonly evals: Evals
  readonly judging: Judging
  /** Trials that should be there. */
  readonly planned: number
}

/** Judges what was answered and sums it up. */
export function summarise(recorded: readonly Recorded[], { manifest, judging, ...rest }: Summarised): Run {
  const { intents, evals } = rest
  const byId = new Map(intents.map((intent) => [intent.id, intent]))
  const trials = recorded.flatMap((trial) => {
    const intent = byId.get(trial.intent)
    return intent === undefined ? [] : [judgedTrial(trial, intent, evals, judging)]
  })
  const sum = sumUp(
    trials.map((trial) => reportedTrial(trial)),
    rest,
  )
  return { manifest, trials, ...sum }
}

/** One estimate a metric and model, confusions, one row an intent and model. */
export function sumUp(
  trials: readonly ReportedTrial[],
  { intents, evals, planned }: Pick<Summarised, 'intents' | 'evals' | 'planned'>,
): Omit<Run, 'manifest' | 'trials'> {
  const byId = new Map(intents.map((intent) => [intent.id, intent]))
  const failed = trials.filter(({ outcome }) => outcome === 'error' || outcome === 'cut-off').length
  return {
    summary: metricRows(trials, byId, evals),
    confusion: confusion(trials, intents),
    intents: intentRows(trials, intents),
    unanswered: unansweredRows(trials),
    incomplete: trials.length < planned || failed > planned * MOST_ERRORS,
  }
}

/** Repeats are averaged inside their intent first; a metric that applies to no intent of a model has no row. */
function metricRows(trials: readonly ReportedTrial[], intents: ReadonlyMap<string, Intent>, evals: Evals): MetricRow[] {
  return [...Map.groupBy(trials, ({ model }) => model)].flatMap(([model, own]) =>
    Object.entries(evals).flatMap(([metric, { label }]) => {
      const values = [...Map.groupBy(own, ({ intent }) => intent)].flatMap(([id, repeats]) => {
        const scores = repeats.flatMap((trial) => trial.scores[metric]?.value ?? [])
        return scores.length === 0 ? [] : [{ value: mean(scores), cluster: intents.get(id)?.cluster ?? id }]
      })
      return values.length === 0 ? [] : [{ metric, label, model, estimate: rateEstimate(values) }]
    }),
  )
}

/** Intents that nothing judges (a retrieval model on an intent without a call) have no row: they neither pass nor fail. */
function intentRows(trials: readonly ReportedTrial[], intents: readonly Intent[]): IntentRow[] {
  const groups = [...Map.groupBy(trials, ({ model }) => model)]
  return groups.flatMap(([model, own]) => {
    const byIntent = Map.groupBy(own, ({ intent }) => intent)
    return intents.flatMap(({ id }) => {
      const repeats = byIntent.get(id) ?? []
      const error = repeats.filter(({ outcome }) => outcome !== 'answered').length
      const values = repeats.flatMap(({ right }) => right ?? [])
      const passes = values.filter((value) => value === 1).length
      return values.length + error === 0 ? [] : [{ id, model, passes, repeats: repeats.length, error }]
    })
  })
}

/** Replies that are no answers, by model and kind, the most frequent first. */
function unansweredRows(trials: readonly ReportedTrial[]): UnansweredRow[] {
  const kinds = trials.flatMap(({ model, outcome }) =>
    outcome === 'answered' || outcome === 'error' ? [] : [{ model, kind: outcome }],
  )
  return [...Map.groupBy(kinds, ({ model, kind }) => `${kind} ${model}`).values()]
    .flatMap((same) => (same[0] === undefined ? [] : [{ ...same[0], count: same.length }]))
    .sort((a, b) => b.count - a.count)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
