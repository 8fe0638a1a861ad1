import type { Model } from '../core/model.ts'
import type { Recorded } from '../core/recorded.ts'
import { costOfUsage } from '../core/price.ts'
import type { Cost } from '../core/report.ts'
import { costsNothing, type Prices } from './prices.ts'

/** Adds up what is used and paid; answers from the cache count as trials and cost nothing. */
export function costCounter(models: readonly Model[], prices: Prices) {
  const byName = new Map(models.map((model) => [model.name, prices(model)]))
  const sums = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, cached: 0, trials: 0 }
  let dollars: number | null = 0
  return {
    add({ model, outcome, cached }: Pick<Recorded, 'model' | 'outcome' | 'cached'>): void {
      sums.trials++
      if (cached) sums.cached++
      if (!outcome.ok || cached) return
      const { usage } = outcome.reply
      sums.inputTokens += usage.input ?? 0
      sums.cachedInputTokens += usage.cachedInput ?? 0
      sums.outputTokens += usage.output ?? 0
      const price = byName.get(model)
      const one = price === undefined ? undefined : costsNothing(price) ? 0 : costOfUsage(usage, price)
      // a part of a sum is no sum
      dollars = dollars === null || one === undefined ? null : dollars + one
    },
    total: (): Cost => ({ ...sums, dollars }),
  }
}

/** What was used and paid now. */
export function costOf(recorded: readonly Recorded[], models: readonly Model[], prices: Prices): Cost {
  const counter = costCounter(models, prices)
  for (const trial of recorded) counter.add(trial)
  return counter.total()
}

/** Distinct failures with their number, the most frequent first. */
export function failuresOf(recorded: readonly Recorded[]): Failures {
  return countedFailures(recorded.flatMap(({ model, outcome }) => (outcome.ok ? [] : [{ model, error: outcome.error }])))
}

type Failures = { readonly model: string; readonly error: string; readonly count: number }[]

/** The same, of failures by themselves. */
export function countedFailures(failed: readonly { readonly model: string; readonly error: string }[]): Failures {
  return [...Map.groupBy(failed, ({ model, error }) => `${model}\n${error}`).values()]
    .flatMap((same) => (same[0] === undefined ? [] : [{ ...same[0], count: same.length }]))
    .sort((one, other) => other.count - one.count)
}
