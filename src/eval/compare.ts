import type { Comparison } from '../core/comparison.ts'
import type { Intent } from '../core/intent.ts'
import type { Run } from '../core/run.ts'
import type { Trial } from '../core/trial.ts'
import { collateralOf } from './collateral.ts'
import { comparedRows, type MetricPairs } from './compared-rows.ts'
import { flipsOf } from './flips.ts'
import { pairUp, type Answers } from './pairs.ts'

export interface CompareOptions {
  /** Every intent of the suite. */
  readonly intents: readonly Intent[]
  /** Differences within ± this fraction count as none: 0.05. Above 0, below 1. */
  readonly margin: number
}

interface Cell extends MetricPairs {
  readonly before: Answers
  readonly after: Answers
}

/**
 * Before against after over the intents that both runs asked. Rows are one metric of one model each; the
 * verdict is over all of them. Of every metric more is better.
 */
export function compare(before: Run, after: Run, { intents, margin }: CompareOptions): Comparison {
  const models = modelsOf([before, after])
  const cells = cellsOf(before, after, models, intents)
  const labels = new Map([before, after].flatMap(({ summary }) => summary.map(({ metric, label }) => [metric, label])))
  const { rows, headlines, verdict, nonInferior } = comparedRows(cells, { models, labels, margin })
  return {
    before: before.manifest,
    after: after.manifest,
    rows,
    flips: models
      .flatMap((model) => flipsOf(cells.filter((cell) => cell.model === model).map(movedOf)))
      .toSorted((one, other) => Number(one.gain > 0) - Number(other.gain > 0)),
    collateral: collateralOf(headlines.map(({ model, found }) => ({ model, pairs: found.pairs }))),
    verdict,
    nonInferior,
    margin,
    incomplete: before.incomplete || after.incomplete,
  }
}

const movedOf = ({ found, ...cell }: Cell) => ({ ...cell, pairs: found.pairs })

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
