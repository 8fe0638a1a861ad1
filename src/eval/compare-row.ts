import type { ComparisonRow } from '../core/comparison.ts'
import { rateEstimate } from '../stats/rate.ts'
import { pointDifference, testOf } from './difference.ts'
import type { Pair, Pairs } from './pairs.ts'

/** One metric of one model, before against after. Where no test is allowed, the difference stands alone, undecided. */
export function compareRow(metric: string, model: string, { pairs, dropped }: Pairs, margin: number) {
  const row = {
    metric,
    model,
    before: rate(pairs, 'before'),
    after: rate(pairs, 'after'),
    moved: pairs.filter(({ before, after }) => before !== after).length,
    dropped: bounds(pairs, dropped),
  }
  const { test, refused } = testOf(pairs)
  if (test === undefined) {
    return {
      ...row,
      delta: pointDifference(pairs, refused),
      p: null,
      verdict: 'undecided' as const,
      nonInferior: null,
      needed: null,
    }
  }
  const { interval, ...result } = test.compare(margin)
  const needed = result.verdict === 'undecided' ? test.needed(margin) : null
  // what rose for sure did not fall by the margin, whatever the few flips of a small suite would show by themselves
  const nonInferior = result.verdict === 'better' || test.isNotBelow(margin)
  return { ...row, delta: { ...pointDifference(pairs, test.method), ...interval }, ...result, nonInferior, needed }
}

function rate(pairs: readonly Pair[], side: 'before' | 'after') {
  return rateEstimate(pairs.map((pair) => ({ value: pair[side], cluster: pair.intent.cluster })))
}

function bounds(pairs: readonly Pair[], dropped: Pairs['dropped']): ComparisonRow['dropped'] {
  if (dropped.length === 0) return { pairs: 0, worst: null, best: null }
  const known = pairs.reduce((sum, { before, after }) => sum + after - before, 0)
  const n = pairs.length + dropped.length
  return {
    pairs: dropped.length,
    worst: dropped.reduce((sum, { low }) => sum + low, known) / n,
    best: dropped.reduce((sum, { high }) => sum + high, known) / n,
  }
}
