import type { Estimate } from '../core/estimate.ts'
import type { PairedCounts } from '../stats/paired-counts.ts'
import type { Pair } from './pairs.ts'

/** Pairs as counts of flips, or why they cannot be counted. */
export type Counted =
  { readonly counts: PairedCounts; readonly refused?: undefined } | { readonly counts?: undefined; readonly refused: string }

/**
 * McNemar's test needs independent intents that were right or wrong. On clustered ones it raises a false alarm in up to
 * 35 % of cases where 5 % are promised, so it is refused there.
 */
export function counted(pairs: readonly Pair[]): Counted {
  const refuse = (what: string) => ({ refused: `none: ${what} the permutation test, not available yet` })
  if (pairs.length === 0) return { refused: 'none: no intent was scored on both sides' }
  if (new Set(pairs.map(({ intent }) => intent.cluster)).size < pairs.length) return refuse('clustered intents need')
  if (pairs.some(({ repeated }) => repeated)) return refuse('repeats need')
  if (pairs.some(({ before, after }) => !isBinary(before) || !isBinary(after))) return refuse('fractional scores need')
  return {
    counts: {
      losses: pairs.filter(({ before, after }) => after < before).length,
      gains: pairs.filter(({ before, after }) => after > before).length,
      n: pairs.length,
    },
  }
}

/** The mean of after minus before, without an interval. */
export function pointDifference(pairs: readonly Pair[], method: string): Estimate {
  const n = pairs.length
  const total = pairs.reduce((sum, { before, after }) => sum + after - before, 0)
  const clusters = new Set(pairs.map(({ intent }) => intent.cluster)).size
  return { value: n === 0 ? null : total / n, low: null, high: null, n, clusters, method }
}

function isBinary(value: number): boolean {
  return value === 0 || value === 1
}
