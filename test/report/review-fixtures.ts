import type { ReviewReport } from '../../src/core/review-report.ts'
import { comparisonReport, lintReport } from './fixtures.ts'

/** A review with a lint and a comparison; `over` replaces what a test is about. */
export function reviewReport(over: Partial<ReviewReport> = {}): ReviewReport {
  return {
    version: 1,
    kind: 'review',
    tool: { name: 'rightcall', version: '1.2.3' },
    verdict: { exit: 0, because: null },
    base: { revision: 'origin/main', commit: 'b'.repeat(40) },
    textOnly: false,
    lint: lintReport([], { base: { revision: 'origin/main', commit: 'b'.repeat(40) }, fixed: [] }),
    edited: [],
    comparisons: [comparisonReport()],
    notMeasured: [],
    ...over,
  }
}
