import type { Recorded } from '../core/recorded.ts'
import type { Intent } from '../core/intent.ts'
import type { Manifest } from '../core/manifest.ts'
import type { ReportedTrial } from '../core/reported-trial.ts'
import type { IntentRow, MetricRow, Run, UnansweredRow } from '../core/run.ts'
import { rateEstimate } from '../stats/rate.ts'
import { confusions } from './confusion.ts'
import type { Judging } from './eval.ts'
import { reportedTrial } from './reported.ts'
import { judgedTrial, type Evals } from './score.ts'

/** Over this share of failed, missing or cut-off trials a run says nothing and is incomplete. */
const MOST_ERRORS = 0.05

interface Asked {
  /** As the user named them; of others, trials come in the order in which they are added. */
  readonly models?: readonly string[]
  readonly intents: readonly Intent[]
  readonly evals: Evals
}

export interface Summarised extends Asked {
  readonly manifest: Manifest
  readonly judging: Judging
  /** Trials that should be there. */
  readonly planned: number
}

/** Judges what was answered and sums it up. */
export function summarise(recorded: readonly Recorded[], { manifest, judging, planned, ...asked }: Summarised): Run {
  const { intents, evals } = asked
  const byId = new Map(intents.map((intent) => [intent.id, intent]))
  const trials = recorded.flatMap((trial) => {
    const intent = byId.get(trial.intent)
    return intent === undefined ? [] : [judgedTrial(trial, intent, evals, judging)]
  })
  const sum = summing(asked)
  for (const trial of trials) sum.add(reportedTrial(trial))
  return { manifest, trials, ...sum.summary(planned) }
}

/** What is known of one intent and one model: no trial of it is kept. */
interface Cell {
  repeats: number
  error: number
  passes: number
  /** Trials that something judges. */
  judged: number
  readonly scores: Map<string, { total: number; count: number }>
}

/** A run's numbers, from trials that come one at a time. */
export interface Summing {
  add(trial: ReportedTrial): void
  /** One estimate a metric and model, confusions, one row an intent and model. `planned`: trials that should be there. */
  summary(planned: number): Omit<Run, 'manifest' | 'trials'>
}

/** Starts with no trial. */
export function summing({ models = [], intents, evals }: Asked): Summing {
  const cells = new Map(models.map((model) => [model, new Map<string, Cell>()]))
  const kinds = new Map<string, UnansweredRow>()
  const confused = confusions(intents)
  let [trials, failed] = [0, 0]

  const cellOf = (model: string, intent: string): Cell => {
    const own = cells.get(model) ?? new Map<string, Cell>()
    cells.set(model, own)
    const cell = own.get(intent) ?? { repeats: 0, error: 0, passes: 0, judged: 0, scores: new Map() }
    own.set(intent, cell)
    return cell
  }
  return {
    add(trial) {
      const { model, intent, outcome, right, scores } = trial
      trials++
      if (outcome === 'error' || outcome === 'cut-off') failed++
      const cell = cellOf(model, intent)
      cell.repeats++
      if (outcome !== 'answered') cell.error++
      if (right !== null) cell.judged++
      if (right === 1) cell.passes++
      for (const [metric, { value }] of Object.entries(scores)) {
        const { total, count } = cell.scores.get(metric) ?? { total: 0, count: 0 }
        cell.scores.set(metric, { total: total + value, count: count + 1 })
      }
      if (outcome !== 'answered' && outcome !== 'error') {
        const key = `${outcome} ${model}`
        kinds.set(key, { model, kind: outcome, count: (kinds.get(key)?.count ?? 0) + 1 })
      }
      confused.add(trial)
    },
    summary: (planned) => ({
      summary: metricRows(cells, intents, evals),
      confusion: confused.rows(),
      intents: intentRows(cells, intents),
      // the most frequent first
      unanswered: [...kinds.values()].sort((a, b) => b.count - a.count),
      incomplete: trials < planned || failed > planned * MOST_ERRORS,
    }),
  }
}

type Cells = ReadonlyMap<string, ReadonlyMap<string, Cell>>

/** Repeats are averaged inside their intent first; a metric that applies to no intent of a model has no row. */
function metricRows(cells: Cells, intents: readonly Intent[], evals: Evals): MetricRow[] {
  return [...cells].flatMap(([model, own]) =>
    Object.entries(evals).flatMap(([metric, { label }]) => {
      const values = intents.flatMap(({ id, cluster }) => {
        const score = own.get(id)?.scores.get(metric)
        return score === undefined ? [] : [{ value: score.total / score.count, cluster }]
      })
      return values.length === 0 ? [] : [{ metric, label, model, estimate: rateEstimate(values) }]
    }),
  )
}

/** Intents that nothing judges (a retrieval model on an intent without a call) have no row: they neither pass nor fail. */
function intentRows(cells: Cells, intents: readonly Intent[]): IntentRow[] {
  return [...cells].flatMap(([model, own]) =>
    intents.flatMap(({ id }) => {
      const { repeats, error, passes, judged } = own.get(id) ?? { repeats: 0, error: 0, passes: 0, judged: 0 }
      return judged + error === 0 ? [] : [{ id, model, passes, repeats, error }]
    }),
  )
}
