import { fingerprint } from '../core/fingerprint.ts'
import type { Severity } from '../core/finding.ts'
import type {
  ComparisonReport,
  LintReport,
  Report,
  ReportedDiagnostic,
  ReportedToolset,
  RunReport,
  Unfinished,
} from '../core/report.ts'
import { visible } from '../core/text.ts'
import { isFile, placeOf } from './annotation.ts'
import { decisiveRows, rowSentence } from './comparison-words.ts'
import { inline, jsonText } from './escape.ts'
import { markedMessage } from '../core/read-by-words.ts'
import type { Reporter } from './reporter.ts'
import { incompleteSentence } from './run-words.ts'

/** Code Quality of GitLab: findings next to the lines of a merge request (`artifacts:reports:codequality`). */
export const gitlab: Reporter = {
  name: 'gitlab',
  mime: 'application/json',
  render: (report) => jsonText(issues(report)),
}

interface Issue {
  readonly description: string
  readonly check_name: string
  /** GitLab shows one issue of those that share it. */
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end?: number } }
}

const SEVERITY: Readonly<Record<Severity, Issue['severity']>> = { error: 'major', warn: 'minor', info: 'info' }

function issues(report: Report): Issue[] {
  if (report.kind === 'lint') return ofLint(report)
  return report.kind === 'run' ? unanswered(report, report.manifest.suite.path) : ofComparison(report)
}

function ofLint({ diagnostics, problems, toolsets }: LintReport): Issue[] {
  const byKey = new Map(toolsets.map((toolset) => [toolset.key, toolset]))
  return [
    ...problems.map(({ uri, message, hint }) =>
      said('unreadable', 'blocker', hint === undefined ? message : `${message} ${hint}`, uri),
    ),
    ...diagnostics.map((found) => ofFinding(found, byKey.get(found.toolset))),
  ]
}

function ofFinding(found: ReportedDiagnostic, toolset: ReportedToolset | undefined): Issue {
  const { rule, severity, tool, range, uri } = found
  const message = markedMessage(found)
  const { path, line } = place(isFile(uri) ? uri : (toolset?.target?.uri ?? uri))
  return {
    description: visible(tool === null ? message : `${inline(tool) || '(a tool without a name)'}: ${message}`),
    check_name: visible(rule),
    fingerprint: found.fingerprint,
    severity: SEVERITY[severity],
    location: { path, lines: range === null ? { begin: line } : { begin: range.start.line, end: range.end.line } },
  }
}

function ofComparison(report: ComparisonReport): Issue[] {
  const path = report.after.toolset.uri
  const rows = decisiveRows(report)
    .filter(({ verdict }) => verdict === 'worse' || verdict === 'undecided')
    .map((row) =>
      said(
        row.verdict,
        row.verdict === 'worse' ? 'major' : 'minor',
        `${row.metric} of ${row.model}: ${rowSentence(row, report, inline)}`,
        path,
      ),
    )
  return [...unanswered(report, path), ...rows]
}

function unanswered(
  { failures, incomplete, ...unfinished }: Pick<RunReport, 'failures' | 'incomplete'> & Unfinished,
  path: string,
): Issue[] {
  return [
    ...(incomplete
      ? [
          said(
            'incomplete',
            'minor',
            incompleteSentence(unfinished, (text) => text),
            path,
          ),
        ]
      : []),
    ...failures.map(({ model, error, count }) => said('unanswered', 'minor', `${model}: ${count} × ${error}`, path)),
  ]
}

/** Something that is no finding of a rule; it has no fingerprint of its own. */
function said(name: string, severity: Issue['severity'], says: string, at: string): Issue {
  const { path, line } = place(at)
  return {
    description: visible(says),
    check_name: `rightcall/${name}`,
    fingerprint: fingerprint(JSON.stringify([name, at, says])),
    severity,
    location: { path, lines: { begin: line } },
  }
}

/** A path from the root of the repository, as git has it, without `./`. What stands in no file is shown by its address. */
function place(at: string): { path: string; line: number } {
  const { uri, start } = placeOf(at)
  return { path: visible(uri).replace(/^(?:\.\/)+/, '') || '.', line: start?.line ?? 1 }
}
