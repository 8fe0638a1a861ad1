import type { Model } from '../core/model.ts'
import type { Recorded } from '../core/recorded.ts'
import type { ModelRow } from '../core/report.ts'
import type { Prices } from './prices.ts'
import { costOf } from './totals.ts'

/** What each model took: time and money. Answers from the cache say nothing of time. */
export function perModel(recorded: readonly Recorded[], models: readonly Model[], prices: Prices): ModelRow[] {
  const byModel = Map.groupBy(recorded, ({ model }) => model)
  return models.map(({ name }) => {
    const own = byModel.get(name) ?? []
    const times = own.flatMap(({ outcome, cached, ms }) => (outcome.ok && !cached ? [ms] : [])).toSorted((a, b) => a - b)
    return {
      model: name,
      ms: { p50: nearestRank(times, 0.5), p95: nearestRank(times, 0.95), n: times.length },
      cost: costOf(own, models, prices),
    }
  })
}

/** The least value that this share of all does not exceed. */
function nearestRank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? null
}
