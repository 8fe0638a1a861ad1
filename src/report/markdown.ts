import type { Report } from '../core/report.ts'
import { withoutCommands } from './escape.ts'
import { comparisonMarkdown } from './markdown/comparison.ts'
import { lintMarkdown } from './markdown/lint.ts'
import { runMarkdown } from './markdown/run.ts'
import type { Reporter } from './reporter.ts'

/** For a comment on a pull request or a step summary. */
export const markdown: Reporter = {
  name: 'markdown',
  mime: 'text/markdown',
  render: (report, { verbose = false }) => `${withoutCommands(linesOf(report, verbose).join('\n'))}\n`,
}

function linesOf(report: Report, verbose: boolean): string[] {
  if (report.kind === 'lint') return lintMarkdown(report, verbose)
  return report.kind === 'run' ? runMarkdown(report) : comparisonMarkdown(report)
}
