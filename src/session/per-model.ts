import type { Recorded } from '../core/recorded.ts'
import type { ModelRow, ReportedTrial } from '../core/report.ts'
import type { PricedModel, Prices } from './prices.ts'
import { keptSums } from './kept-sums.ts'

/** Adds up what each model takes: time and money. Answers from the cache say nothing of time. */
export function modelCounter(models: readonly PricedModel[], prices: Prices) {
  const counters = new Map(models.map((model) => [model.name, keptSums([model], prices)]))
  return {
    add: (trial: Recorded): void => counters.get(trial.model)?.add(trial),
    rows(trials: readonly ReportedTrial[]): ModelRow[] {
      const byModel = Map.groupBy(trials, ({ model }) => model)
      return [...counters].map(([model, sums]) => ({
        model,
        ms: percentiles(
          (byModel.get(model) ?? []).flatMap(({ outcome, cached, ms }) => (outcome === 'error' || cached ? [] : [ms])),
        ),
        cost: sums.cost(),
      }))
    },
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
