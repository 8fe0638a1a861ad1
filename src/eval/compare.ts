import type { Comparison, ComparisonRow, Verdict } from '../core/comparison.ts'
import type { Intent } from '../core/intent.ts'
import type { Run } from '../core/run.ts'
import type { Trial } from '../core/trial.ts'
import { holm } from '../stats/multiple.ts'
import { pairedP, verdictOf } from '../stats/paired.ts'
import { DECIDING } from './choice.ts'
import { collateralOf } from './collateral.ts'
import { compareRow } from './compare-row.ts'
import { counted } from './difference.ts'
import { flipsOf } from './flips.ts'
import { pairUp, type Answers, type Pairs } from './pairs.ts'

export interface CompareOptions {
  /** Every intent of the suite. */
  readonly intents: readonly Intent[]
  /** Differences within ± this fraction count as none: 0.05. Above 0, below 1. */
  readonly margin: number
}

interface Cell {
  readonly metric: string
  readonly model: string
  readonly found: Pairs
  readonly before: Answers
  readonly after: Answers
}

/**
 * Before against after over the intents that both runs asked. Rows are one metric of one model each, every one read
 * alone at 5 %; the verdict is over all models. Of every metric more is better.
 */
export function compare(before: Run, after: Run, { intents, margin }: CompareOptions): Comparison {
  const models = modelsOf([before, after])
  const cells = cellsOf(before, after, models, intents)
  const headlines = models.map((model) => ({ model, pairs: headlineOf(model, cells)?.found.pairs ?? [] }))
  return {
    before: before.manifest,
    after: after.manifest,
    rows: cells.map(({ metric, model, found }): ComparisonRow => compareRow(metric, model, found, margin)),
    flips: models.flatMap((name) =>
      cells
        .filter(({ metric, model }) => model === name && DECIDING.some((deciding) => deciding === metric))
        .flatMap((cell) => flipsOf(name, cell.found.pairs, cell.before, cell.after)),
    ),
    collateral: collateralOf(headlines),
    verdict: overall(headlines, margin),
    margin,
    incomplete: before.incomplete || after.incomplete,
  }
}

/** Every metric × model that has anything to compare, in the order of the runs' summaries. */
function cellsOf(before: Run, after: Run, models: readonly string[], intents: readonly Intent[]): Cell[] {
  const [old, now] = [answersOf(before.trials), answersOf(after.trials)]
  return metricsOf([before, after]).flatMap((metric) =>
    models.flatMap((model) => {
      const [answers, others] = [old.get(model), now.get(model)]
      if (answers === undefined || others === undefined) return []
      const found = pairUp(metric, answers, others, intents)
      return found.pairs.length + found.dropped.length > 0 ? [{ metric, model, found, before: answers, after: others }] : []
    }),
  )
}

function answersOf(trials: readonly Trial[]): Map<string, Answers> {
  const models = [...Map.groupBy(trials, ({ model }) => model)]
  return new Map(models.map(([model, own]) => [model, Map.groupBy(own, ({ intent }) => intent)]))
}

/** As the user named them; trials come in random order. */
function modelsOf(runs: readonly Run[]): string[] {
  const named = runs.flatMap(({ manifest, trials }) => [...manifest.models, ...trials])
  return [...new Set(named.map(({ model }) => model))]
}

function metricsOf(runs: readonly Run[]): string[] {
  const scored = runs.flatMap(({ trials }) => trials.flatMap(({ outcome }) => (outcome.ok ? Object.keys(outcome.scores) : [])))
  return [...new Set([...runs.flatMap(({ summary }) => summary.map(({ metric }) => metric)), ...scored])]
}

/** Selection, for retrieval models the right tool at rank one; for a suite without calls what judges its answers instead. */
function headlineOf(name: string, cells: readonly Cell[]): Cell | undefined {
  const own = cells.filter(({ model }) => model === name)
  return DECIDING.map((deciding) => own.find(({ metric }) => metric === deciding)).find((cell) => cell !== undefined)
}

/**
 * One verdict for all models: worse if any is worse; else undecided if any is, since it might be worse; else better if
 * any is better; else equivalent. Better and worse are read from Holm's adjusted p-values, so that more models raise no
 * more false alarms; equivalence has to hold for every model and needs no adjustment (Berger, Technometrics 24 (1982) 295).
 */
function overall(headlines: readonly { readonly pairs: Pairs['pairs'] }[], margin: number): Verdict {
  const tested = headlines.map(({ pairs }) => counted(pairs).counts).filter((counts) => counts !== undefined)
  const adjusted = holm(tested.map((counts) => pairedP(counts)))
  const verdicts = tested.map((counts, index) => verdictOf(counts, adjusted[index] ?? 1, margin))
  if (verdicts.includes('worse')) return 'worse'
  if (verdicts.length < headlines.length || verdicts.length === 0 || verdicts.includes('undecided')) return 'undecided'
  return verdicts.includes('better') ? 'better' : 'equivalent'
}
