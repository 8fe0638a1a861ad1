import type { Report } from '../core/report.ts'
import { jsonText } from './escape.ts'
import type { RenderContext, Reporter } from './reporter.ts'
import { comparisonRun } from './sarif/comparison.ts'
import { lintRun } from './sarif/lint.ts'
import { evalRun } from './sarif/run.ts'

/** SARIF 2.1.0 (OASIS), for code scanning. */
export const sarif: Reporter = {
  name: 'sarif',
  mime: 'application/sarif+json',
  forPrograms: true,
  render: (report, context) =>
    jsonText({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [runOf(report, context)],
    }),
}

function runOf(report: Report, context: RenderContext): object {
  if (report.kind === 'lint') return lintRun(report, context)
  return report.kind === 'run' ? evalRun(report, context) : comparisonRun(report, context)
}
