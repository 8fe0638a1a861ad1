import type { Report } from '../core/report.ts'
import { withoutCommands } from './escape.ts'
import { comparisonLines } from './pretty/comparison.ts'
import { lintLines } from './pretty/lint.ts'
import { runLines } from './pretty/run.ts'
import { viewOf, type View } from './pretty/view.ts'
import type { Reporter } from './reporter.ts'

/** For people at a terminal. */
export const pretty: Reporter = {
  name: 'pretty',
  mime: 'text/plain',
  render: (report, context) => `${withoutCommands(linesOf(report, viewOf(context)).join('\n'))}\n`,
}

function linesOf(report: Report, view: View): string[] {
  if (report.kind === 'lint') return lintLines(report, view)
  return report.kind === 'run' ? runLines(report, view) : comparisonLines(report, view)
}
