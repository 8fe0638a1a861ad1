import type { Model } from '../core/model.ts'
import type { Recorded } from '../core/recorded.ts'
import type { Cost } from '../core/report.ts'

/** What was used and paid now; answers from the cache count as trials and cost nothing. */
export function costOf(recorded: readonly Recorded[], models: readonly Model[]): Cost {
  const replies = recorded.flatMap(({ outcome, cached }) => (outcome.ok && !cached ? [outcome.reply.usage] : []))
  const total = (of: (usage: (typeof replies)[number]) => number | undefined) =>
    replies.reduce((sum, usage) => sum + (of(usage) ?? 0), 0)
  return {
    inputTokens: total(({ input }) => input),
    cachedInputTokens: total(({ cachedInput }) => cachedInput),
    outputTokens: total(({ output }) => output),
    // no prices are known here yet, so only what is free has one
    dollars: models.some(({ kind }) => kind === 'language') ? null : 0,
    cached: recorded.filter(({ cached }) => cached).length,
    trials: recorded.length,
  }
}

/** Distinct failures with their number, the most frequent first. */
export function failuresOf(recorded: readonly Recorded[]): { model: string; error: string; count: number }[] {
  const failed = recorded.flatMap(({ model, outcome }) => (outcome.ok ? [] : [{ model, error: outcome.error }]))
  return [...Map.groupBy(failed, ({ model, error }) => `${model}\n${error}`).values()]
    .flatMap((same) => (same[0] === undefined ? [] : [{ ...same[0], count: same.length }]))
    .sort((one, other) => other.count - one.count)
}
