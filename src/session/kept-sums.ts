import type { Recorded } from '../core/recorded.ts'
import type { Cost, RunReport } from '../core/report.ts'
import type { PricedModel, Prices } from './prices.ts'
import { costOf, failuresOf } from './totals.ts'
import { mixedVersions } from './versions.ts'

/** What a report says of all answers together, kept while they come in, so that none of them has to be. */
export interface KeptSums {
  add(trial: Recorded): void
  cost(): Cost
  failures(): RunReport['failures']
  /** The versions that a model gave of itself, sorted. */
  reported(model: string): string[]
  /** @throws UserError where a model gave answers of two versions */
  refuseMixed(): void
}

export function keptSums(models: readonly PricedModel[], prices: Prices): KeptSums {
  const versions = new Map<string, Map<string, number>>()
  const failed: Pick<Recorded, 'model' | 'outcome'>[] = []
  let cost = costOf([], models, prices)
  return {
    add(trial) {
      const { model, outcome } = trial
      cost = together(cost, costOf([trial], models, prices))
      if (!outcome.ok) return void failed.push({ model, outcome })
      const own = versions.get(model) ?? new Map<string, number>()
      versions.set(model, own.set(outcome.reply.model, (own.get(outcome.reply.model) ?? 0) + 1))
    },
    cost: () => cost,
    failures: () => failuresOf(failed),
    reported: (model) => [...(versions.get(model)?.keys() ?? [])].sort(),
    refuseMixed() {
      for (const { name } of models) {
        const own = [...(versions.get(name) ?? [])].filter(([version]) => version !== '')
        if (own.length > 1) throw mixedVersions(name, 'the run', own)
      }
    },
  }
}

function together(one: Cost, other: Cost): Cost {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    cachedInputTokens: one.cachedInputTokens + other.cachedInputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    // a part of a sum is no sum
    dollars: one.dollars === null || other.dollars === null ? null : one.dollars + other.dollars,
    cached: one.cached + other.cached,
    trials: one.trials + other.trials,
  }
}
