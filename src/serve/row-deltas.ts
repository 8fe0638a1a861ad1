import type { Estimate } from '../core/estimate.ts'
import type { PairedDifference } from '../core/paired-difference.ts'
import { comparability } from '../session/comparability.ts'
import { pairedDifference } from '../session/paired-difference.ts'
import { tableWords } from '../session/unlike-words.ts'
import type { History, RunHead } from '../store/history/history.ts'
import type { Delta, RunRow } from './answers.ts'

type Held = Pick<RunRow, 'notComparable' | 'deltas' | 'verdict'>

/** How a run stands to an earlier one: the deltas, or why there are none. A run that is not complete has none. */
export async function rowDeltas(before: RunHead, after: RunHead, history: History): Promise<Held> {
  const { incomplete, ...unpaired } = comparability(before, after)
  if (incomplete.length > 0) {
    const words = incomplete.map((side) => (side === 'after' ? 'this run is incomplete' : 'it is incomplete'))
    return { notComparable: [...words, ...unpaired.general.map(tableWords)], deltas: [], verdict: null }
  }
  const paired = await pairedDifference(before, after, history)
  const { general, ofModels } = paired ?? unpaired
  if (general.length > 0) return { notComparable: general.map(tableWords), deltas: [], verdict: null }
  const asked = after.manifest.models.map(({ model }) => model)
  const unlike = ofModels.filter(({ pair }) => asked.includes(pair.after))
  const models = new Set(asked.filter((model) => !unlike.some(({ pair }) => pair.after === model)))
  return {
    notComparable: unlike.map(tableWords),
    deltas: deltasOf(before, after, models, paired),
    verdict: paired?.verdict ?? null,
  }
}

/** What `compare` gives, and where it gives no interval, that of the summaries. */
function deltasOf(before: RunHead, after: RunHead, models: ReadonlySet<string>, paired: PairedDifference | undefined): Delta[] {
  return after.summary
    .filter(({ model }) => models.has(model))
    .flatMap(({ metric, model, estimate }): Delta[] => {
      const row = paired?.rows.find((one) => one.metric === metric && one.model === model)
      // no intent was scored on both sides
      if (paired !== undefined && typeof row?.delta.value !== 'number') return []
      const { value = null, low = null, high = null, n = 0 } = row?.delta ?? {}
      if (row !== undefined && value !== null && low !== null && high !== null)
        return [{ metric, model, value, low, high, n, paired: true, adjusted: row.adjusted }]
      const old = before.summary.find((one) => one.metric === metric && one.model === model)?.estimate
      return old === undefined ? [] : unpaired(old, estimate).map((delta) => ({ metric, model, ...delta }))
    })
}

/**
 * The difference of two numbers, with an interval put together from those of both (square and add). Both runs asked the same intents,
 * which it does not use: it is wider than that of the comparison as a rule.
 */
function unpaired(old: Estimate, now: Estimate): Omit<Delta, 'metric' | 'model'>[] {
  if (old.value === null || old.low === null || old.high === null) return []
  if (now.value === null || now.low === null || now.high === null) return []
  const value = now.value - old.value
  return [
    {
      ...{ value, n: old.n, paired: false, adjusted: null },
      low: value - Math.hypot(now.value - now.low, old.high - old.value),
      high: value + Math.hypot(now.high - now.value, old.value - old.low),
    },
  ]
}
