import type { Delta, RunRow } from '../../serve/answers.ts'

/** The level of every test. */
const LEVEL = 0.05

/** Whether a number went down or up by more than chance explains. Where there is a test, it decides, as in `compare`; else the interval. */
export function directionOf({ value, low, high, adjusted }: Delta): 'worse' | 'better' | 'undecided' {
  const isProven = adjusted === null ? high < 0 || low > 0 : adjusted <= LEVEL && value !== 0
  if (!isProven) return 'undecided'
  return value < 0 ? 'worse' : 'better'
}

/** What fell by more than chance explains. */
export function regressionsOf({ deltas }: Pick<RunRow, 'deltas'>): readonly Delta[] {
  return deltas.filter((delta) => directionOf(delta) === 'worse')
}

/** Whether a run is worse than what it is held against: as `compare` judges the two, or where it cannot, by one of its numbers. */
export function isFallen(row: Pick<RunRow, 'deltas' | 'verdict'>): boolean {
  return row.verdict === 'worse' || regressionsOf(row).length > 0
}
