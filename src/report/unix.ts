import { conclusionOf } from './conclusion.ts'
import type { ComparisonReport, LintReport, Report, ReportedDiagnostic, RunReport } from '../core/report.ts'
import { isFile, placeOf, VERDICT_LEVEL } from './annotation.ts'
import { decisiveRows, rowSentence } from './comparison-words.ts'
import { inline, withoutCommands } from './escape.ts'
import { interval, value } from './numbers.ts'
import { markedMessage } from '../core/read-by-words.ts'
import type { Reporter } from './reporter.ts'

/** One line a finding, `file:line:column: severity rule: message [tool]`, for editors and `grep`; the last line sums up. */
export const unix: Reporter = {
  name: 'unix',
  mime: 'text/plain',
  render: (report) => `${withoutCommands([...linesOf(report), conclusionOf(report)].join('\n'))}\n`,
}

function linesOf(report: Report): string[] {
  if (report.kind === 'lint') {
    const places = new Map(report.toolsets.map(({ key, namedAt }) => [key, namedAt]))
    return [
      ...report.problems.map(problemLine),
      ...report.diagnostics.map((found) => findingLine(found, places.get(found.toolset))),
    ]
  }
  return report.kind === 'run' ? runLines(report) : comparisonLines(report)
}

/** What has no place in a text has the first one: editors want a number. */
function line(uri: string, start: { readonly line: number; readonly column: number } | undefined, says: string): string {
  return `${inline(uri)}:${start?.line ?? 1}:${start?.column ?? 1}: ${inline(says)}`
}

function findingLine(found: ReportedDiagnostic, namedAt: string | undefined): string {
  const { severity, rule, tool } = found
  const { uri, start } = isFile(found.uri) ? { uri: found.uri, start: found.range?.start } : placeOf(namedAt ?? found.uri)
  return line(uri, start, `${severity} ${rule}: ${markedMessage(found)}${tool === null ? '' : ` [${tool}]`}`)
}

function problemLine({ uri, message, hint }: LintReport['problems'][number]): string {
  const { uri: file, start } = placeOf(uri)
  return line(file, start, `error problem: ${message}${hint === undefined ? '' : ` ${hint}`}`)
}

function runLines({ manifest, summary, failures }: RunReport): string[] {
  const { path } = manifest.suite
  return [
    ...failures.map(({ model, error, count }) => line(path, undefined, `warn unanswered: ${count} × ${error} [${model}]`)),
    ...summary.map(({ metric, model, estimate }) =>
      line(
        path,
        undefined,
        `info ${metric}: ${value(metric, estimate.value)} ${interval(metric, estimate)}, n ${estimate.n} [${model}]`,
      ),
    ),
  ]
}

const SEVERITY = { error: 'error', warning: 'warn', note: 'info' } as const

function comparisonLines(report: ComparisonReport): string[] {
  const { path } = report.before.suite
  return [
    ...report.failures.map(({ model, error, count }) => line(path, undefined, `warn unanswered: ${count} × ${error} [${model}]`)),
    ...decisiveRows(report).map((row) =>
      line(
        path,
        undefined,
        `${SEVERITY[VERDICT_LEVEL[row.verdict]]} ${row.metric}: ${row.verdict}, ${rowSentence(row, report, inline)} [${row.model}]`,
      ),
    ),
  ]
}
