import type { Recorded } from '../core/recorded.ts'
import { costOfUsage } from '../core/price.ts'
import type { ComparedSide } from '../core/comparison.ts'
import type { Cost } from '../core/report.ts'
import { costsNothing, type PricedModel, type Prices } from './prices.ts'

/** What was used and paid now; answers from the cache count as trials and cost nothing. */
export function costOf(
  recorded: readonly Pick<Recorded, 'model' | 'outcome' | 'cached'>[],
  models: readonly PricedModel[],
  prices: Prices,
): Cost {
  const replies = recorded.flatMap(({ outcome, cached }) => (outcome.ok && !cached ? [outcome.reply.usage] : []))
  const total = (of: (usage: (typeof replies)[number]) => number | undefined) =>
    replies.reduce((sum, usage) => sum + (of(usage) ?? 0), 0)
  return {
    inputTokens: total(({ input }) => input),
    cachedInputTokens: total(({ cachedInput }) => cachedInput),
    outputTokens: total(({ output }) => output),
    dollars: dollarsOf(recorded, models, prices),
    cached: recorded.filter(({ cached }) => cached).length,
    trials: recorded.length,
  }
}

/** What some answers take when they are asked, those from the cache included. null: a provider counts no tokens, or a price is unknown. */
export function answersOf(
  recorded: readonly Recorded[],
  models: readonly PricedModel[],
  prices: Prices,
): ComparedSide['answers'] {
  const usages = recorded.flatMap(({ outcome }) => (outcome.ok ? [outcome.reply.usage] : []))
  const total = (of: (usage: (typeof usages)[number]) => number | undefined): number | null =>
    usages.reduce<number | null>((sum, usage) => {
      const tokens = of(usage)
      return sum === null || tokens === undefined ? null : sum + tokens
    }, 0)
  return {
    count: usages.length,
    inputTokens: usages.length === 0 ? null : total(({ input }) => input),
    outputTokens: usages.length === 0 ? null : total(({ output }) => output),
    dollars: dollarsOf(
      recorded.map((trial) => ({ ...trial, cached: false })),
      models,
      prices,
    ),
  }
}

/** What one answer costs in dollars when it is asked again; undefined where it failed, or where usage or price are unknown. */
export function dollarsOfAnswer(models: readonly PricedModel[], prices: Prices) {
  const byName = new Map(models.map((model) => [model.name, prices(model)]))
  return ({ model, outcome }: Pick<Recorded, 'model' | 'outcome'>): number | undefined => {
    const price = byName.get(model)
    if (!outcome.ok || price === undefined) return undefined
    return costsNothing(price) ? 0 : costOfUsage(outcome.reply.usage, price)
  }
}

/** null as soon as one answer has no known price: a part of a sum is no sum. */
function dollarsOf(
  recorded: readonly Pick<Recorded, 'model' | 'outcome' | 'cached'>[],
  models: readonly PricedModel[],
  prices: Prices,
): number | null {
  const costs = dollarsOfAnswer(models, prices)
  let sum = 0
  for (const trial of recorded) {
    if (!trial.outcome.ok || trial.cached) continue
    const dollars = costs(trial)
    if (dollars === undefined) return null
    sum += dollars
  }
  return sum
}

/** Distinct failures with their number, the most frequent first. */
export function failuresOf(
  recorded: readonly Pick<Recorded, 'model' | 'outcome'>[],
): { model: string; error: string; count: number }[] {
  const failed = recorded.flatMap(({ model, outcome }) => (outcome.ok ? [] : [{ model, error: outcome.error }]))
  return [...Map.groupBy(failed, ({ model, error }) => `${model}\n${error}`).values()]
    .flatMap((same) => (same[0] === undefined ? [] : [{ ...same[0], count: same.length }]))
    .sort((one, other) => other.count - one.count)
}
