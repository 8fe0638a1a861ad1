import type { ComparisonReport } from '../../core/report.ts'
import { VERDICT_SAYS } from '../../report/comparison-words.ts'

/** The verdict as a headline: `Better: the change helps`. */
export function verdictHeadline({ verdict }: Pick<ComparisonReport, 'verdict'>): string {
  if (verdict === null) return 'Not comparable: there is no verdict'
  return `${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}: ${VERDICT_SAYS[verdict]}`
}
