import type { CollateralRow } from '../core/comparison.ts'
import { discoveryLevel } from '../stats/multiple.ts'
import { pointDifference, testOf } from './difference.ts'
import type { Pair } from './pairs.ts'

const RATE = 0.05

/**
 * What each expected tool's intents gained or lost, the greatest loss first. Advisory: the intervals exclude 0 for the
 * discoveries of Benjamini and Hochberg over all rows, and are of the level that this takes. An intent with several
 * accepted answers counts for the tools of its first.
 */
export function collateralOf(models: readonly { readonly model: string; readonly pairs: readonly Pair[] }[]): CollateralRow[] {
  const groups = models.flatMap(({ model, pairs }) =>
    [...byTool(pairs)].map(([tool, own]) => ({ tool, model, own, ...testOf(own) })),
  )
  const level = discoveryLevel(
    groups.flatMap(({ test }) => (test ? [test.p()] : [])),
    RATE,
  )
  const atLevel = `Benjamini-Hochberg level ${(100 * (1 - level)).toFixed(2)} %`
  return groups
    .map(({ tool, model, own, test, refused }) => ({
      tool,
      model,
      delta: test
        ? { ...pointDifference(own, `${test.method}, ${atLevel}`), ...test.interval(level) }
        : pointDifference(own, refused),
    }))
    .sort((a, b) => (a.delta.value ?? 0) - (b.delta.value ?? 0) || b.delta.n - a.delta.n || (a.tool < b.tool ? -1 : 1))
}

function byTool(pairs: readonly Pair[]): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const { expect } = pair.intent
    if (expect.kind !== 'calls') continue
    for (const tool of new Set(expect.anyOf[0]?.calls.map((call) => call.tool))) {
      const group = groups.get(tool)
      if (group) group.push(pair)
      else groups.set(tool, [pair])
    }
  }
  return groups
}
