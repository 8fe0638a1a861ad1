import type { Label } from './label.ts'

/** How far two readers of the same findings agree. */
export interface Agreement {
  readonly both: number
  readonly agree: number
  /** First reader right, second wrong. */
  readonly stricter: number
  /** First reader wrong, second right. */
  readonly milder: number
  /** Gwet's AC1, agreement beyond chance; unlike Cohen's kappa it holds where nearly all verdicts are equal. Null without labels. */
  readonly ac1: number | null
}

/** Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008) 29. */
export function agreementIn(labels: readonly Label[]): Agreement {
  const pairs = labels.flatMap(({ right, second }) => (second === undefined ? [] : [{ before: right, after: second.right }]))
  const n = pairs.length
  const agree = pairs.filter(({ before, after }) => before === after).length
  const right = pairs.reduce((sum, { before, after }) => sum + Number(before) + Number(after), 0) / (2 * n)
  const chance = 2 * right * (1 - right)
  return {
    both: n,
    agree,
    stricter: pairs.filter(({ before, after }) => before && !after).length,
    milder: pairs.filter(({ before, after }) => !before && after).length,
    ac1: n === 0 ? null : (agree / n - chance) / (1 - chance),
  }
}
