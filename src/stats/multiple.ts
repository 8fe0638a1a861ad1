/** Holm's adjusted p-values, in the order given: each at most 0.05 keeps the chance of any false alarm at 5 %. */
export function holm(ps: readonly number[]): number[] {
  const adjusted = ps.map(() => 1)
  let largest = 0
  for (const [rank, { p, index }] of ranked(ps).entries()) {
    largest = Math.max(largest, Math.min(1, p * (ps.length - rank)))
    adjusted[index] = largest
  }
  return adjusted
}

/**
 * The level at which to read each of many intervals so that those which exclude 0 are the discoveries of Benjamini and
 * Hochberg at `rate`, and false coverage among them is at most `rate` (Benjamini & Yekutieli, JASA 100 (2005) 71).
 */
export function discoveryLevel(ps: readonly number[], rate: number): number {
  const found = ranked(ps).findLastIndex(({ p }, rank) => p <= (rate * (rank + 1)) / ps.length) + 1
  return (rate * Math.max(1, found)) / Math.max(1, ps.length)
}

function ranked(ps: readonly number[]) {
  return ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p)
}
