import type { ComparisonRow, Verdict } from '../core/comparison.ts'
import { holm } from '../stats/multiple.ts'

const LEVEL = 0.05

/** A row before its p-value is adjusted for the others. */
type Alone = Omit<ComparisonRow, 'adjusted'>

/**
 * Adjusts the p-values of all rows together, by Holm's method: every metric of every model is one family, so that more
 * models and metrics raise no more false alarms. A row where nothing moved is no part of it: its test cannot reject, whatever is true
 * (Tarone, Biometrics 46 (1990) 515).
 */
export function adjustedTogether(rows: readonly Alone[]): ComparisonRow[] {
  const family = rows.filter(({ p, moved }) => p !== null && moved > 0)
  const adjusted = holm(family.map(({ p }) => p ?? 1))
  return rows.map((row) => ({ ...row, adjusted: row.p === null ? null : (adjusted[family.indexOf(row)] ?? 1) }))
}

/**
 * One verdict for every metric of every model.
 *
 * - *worse*: some row is lower, with an adjusted p of at most 0.05.
 * - *better*: some headline is higher, with an adjusted p of at most 0.05, every other headline is decided, and no row
 *   fell by the margin or more.
 * - *equivalent*: every headline lies within ± margin, and no other row fell, unless it is shown to lie within ± margin too.
 *   Every part has to hold, so nothing is adjusted (Berger, Technometrics 24 (1982) 295).
 * - *undecided*: everything else, since the change might do harm.
 *
 * `models`: how many models were compared; one without a headline leaves the verdict open.
 */
export function overallVerdict(rows: readonly ComparisonRow[], models: number, margin: number): Verdict {
  if (rows.some((row) => isProven(row) && fell(row))) return 'worse'
  const headlines = rows.filter(({ headline }) => headline)
  if (headlines.length < models || headlines.length === 0) return 'undecided'
  const isSettled = (row: ComparisonRow): boolean => isProven(row) || row.verdict === 'equivalent'
  if (!headlines.every(isSettled)) return 'undecided'
  if (headlines.some(isProven)) return rows.some((row) => fell(row, margin)) ? 'undecided' : 'better'
  return rows.some((row) => fell(row, untested(row) ? margin : 0) && row.verdict !== 'equivalent') ? 'undecided' : 'equivalent'
}

/**
 * Non-inferiority of the whole: every headline is shown not to have fallen by the margin or more, nothing is proven to be lower, and
 * no other row fell by the margin. Every part has to hold, so nothing is adjusted. null where a headline is missing or has no test.
 */
export function overallNonInferior(rows: readonly ComparisonRow[], models: number, margin: number): boolean | null {
  const headlines = rows.filter(({ headline }) => headline)
  if (headlines.length < models || headlines.length === 0 || headlines.some(untested)) return null
  const isKept = headlines.every(({ nonInferior }) => nonInferior === true)
  return isKept && !rows.some((row) => fell(row, margin) || (isProven(row) && fell(row)))
}

function isProven({ adjusted }: ComparisonRow): boolean {
  return adjusted !== null && adjusted <= LEVEL
}

const untested = ({ p }: ComparisonRow): boolean => p === null

/** Whether the metric is lower after the change, by at least `by`. */
function fell({ delta: { value } }: ComparisonRow, by = 0): boolean {
  return value !== null && value < 0 && value <= -by
}
