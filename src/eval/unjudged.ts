import type { Comparison } from '../core/comparison.ts'
import type { Estimate } from '../core/estimate.ts'

/** A comparison of sides that differ in more than the tools: what moved, without a test, an interval or a verdict. */
export function unjudged(comparison: Comparison): Comparison {
  return {
    ...comparison,
    rows: comparison.rows.map((row) => ({
      ...row,
      delta: untested(row.delta),
      p: null,
      adjusted: null,
      verdict: 'undecided' as const,
      nonInferior: null,
      needed: null,
    })),
    collateral: comparison.collateral.map((row) => ({ ...row, delta: untested(row.delta) })),
    verdict: 'undecided',
    nonInferior: null,
  }
}

function untested(delta: Estimate): Estimate {
  return { ...delta, low: null, high: null, method: 'none: the sides are not comparable' }
}
