import type { Intent } from '../core/intent.ts'
import type { ReportedTrial } from '../core/reported-trial.ts'
import type { ConfusionRow } from '../core/run.ts'
import { choiceOf, expectedOf } from './choice.ts'

/** Counts wrong choices, from trials that come one at a time. */
interface Confusions {
  add(trial: ReportedTrial): void
  rows(): ConfusionRow[]
  /** Trials of a model that were meant for this tool, failed ones too. */
  meant(model: string, expected: string): number
}

/**
 * The wrong choices of one run, the most frequent first: per model, what was expected against what was called. An intent
 * with several accepted answers counts under its first. `of` counts failed trials too, which were meant for it as well.
 */
export function confusions(intents: readonly Intent[]): Confusions {
  const expected = new Map(intents.map((intent) => [intent.id, expectedOf(intent)]))
  const meant = new Map<string, number>()
  const rows = new Map<string, Omit<ConfusionRow, 'of'>>()
  const meantFor = (model: string, label: string): number => meant.get(JSON.stringify([model, label])) ?? 0
  return {
    meant: meantFor,
    add(trial) {
      const label = expected.get(trial.intent)
      if (label === undefined) return
      const { model, right } = trial
      meant.set(JSON.stringify([model, label]), meantFor(model, label) + 1)
      if ((right ?? 1) === 1) return
      const called = choiceOf(trial)
      // the right tool with wrong arguments is confused with nothing
      if (called === label) return
      const key = JSON.stringify([model, label, called])
      rows.set(key, { model, expected: label, called, count: (rows.get(key)?.count ?? 0) + 1 })
    },
    rows: () =>
      [...rows.values()]
        .map((row) => ({ ...row, of: meantFor(row.model, row.expected) }))
        .sort(
          (a, b) => b.count - a.count || order(a.model, b.model) || order(a.expected, b.expected) || order(a.called, b.called),
        ),
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
