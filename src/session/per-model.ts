import type { Recorded } from '../core/recorded.ts'
import type { ModelRow } from '../core/report.ts'
import { keptSums } from './kept-sums.ts'
import type { PricedModel, Prices } from './prices.ts'

/** Adds up what each model takes: time and money. Answers from the cache say nothing of time. */
export function modelCounter(models: readonly PricedModel[], prices: Prices) {
  const counters = new Map(
    models.map((model) => [model.name, { sums: keptSums([model], prices), times: new Array<number>() }] as const),
  )
  return {
    add(trial: Recorded): void {
      const { model, outcome, cached, ms } = trial
      const counter = counters.get(model)
      counter?.sums.add(trial)
      if (outcome.ok && !cached) counter?.times.push(ms)
    },
    rows: (): ModelRow[] =>
      [...counters].map(([model, { sums, times }]) => ({ model, ms: percentiles(times), cost: sums.cost() })),
  }
}

function percentiles(times: readonly number[]): ModelRow['ms'] {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: nearestRank(sorted, 0.5), p95: nearestRank(sorted, 0.95), n: times.length }
}

/** The least value that this share of all does not exceed. */
function nearestRank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null
}
