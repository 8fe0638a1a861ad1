import type { ComparisonReport, LintReport, Report, ReportedDiagnostic, RunReport } from '../core/report.ts'
import { count } from '../core/text.ts'
import { headline, neededSentence, rowSentence } from './comparison-words.ts'
import { conclusionOf } from './conclusion.ts'
import { commandData, commandProperty, inline, withoutCommands } from './escape.ts'
import { isFile, placeOf, SEVERITY_LEVEL, VERDICT_LEVEL, type AnnotationLevel } from './annotation.ts'
import { interval, value } from './numbers.ts'
import type { Reporter } from './reporter.ts'
import { INCOMPLETE, KIND_WORD, modelKindOf, rowsByKind } from './run-words.ts'

/** Workflow commands of GitHub Actions: annotations beside the code. */
export const github: Reporter = {
  name: 'github',
  mime: 'text/plain',
  render: (report) => rendered(annotations(report), conclusionOf(report)),
}

interface Annotation {
  readonly level: AnnotationLevel
  readonly properties: Readonly<Record<string, string | number>>
  readonly says: string
}

/** A step shows at most this many annotations of each level (GitHub's documented limit, 2026-11). */
const MOST = 10

const COMMAND: Readonly<Record<AnnotationLevel, string>> = { error: 'error', warning: 'warning', note: 'notice' }

function rendered(all: readonly Annotation[], last: string): string {
  const shown = (['error', 'warning', 'note'] as const).flatMap((level) =>
    all.filter((one) => one.level === level).slice(0, MOST),
  )
  const left = all.length - shown.length
  const plain = left === 0 ? last : `${last} ${count(left, 'annotation')} left out: GitHub shows ${MOST} of each level a step.`
  return `${[...shown.map(command), withoutCommands(plain)].join('\n')}\n`
}

function command({ level, properties, says }: Annotation): string {
  const written = Object.entries(properties).map(([name, property]) => `${name}=${commandProperty(String(property))}`)
  return `::${COMMAND[level]}${written.length === 0 ? '' : ` ${written.join(',')}`}::${commandData(says)}`
}

function annotations(report: Report): Annotation[] {
  if (report.kind === 'lint') return [...problems(report), ...report.diagnostics.map(ofFinding)]
  return report.kind === 'run' ? ofRun(report) : ofComparison(report)
}

function problems({ problems: all }: LintReport): Annotation[] {
  return all.map(({ uri: place, message, hint }) => {
    const { uri, start } = placeOf(place)
    const at = start === undefined ? {} : { line: start.line, col: start.column }
    return {
      level: 'error',
      properties: { ...(isFile(uri) ? { file: uri, ...at } : {}), title: `cannot check ${place}` },
      says: hint === undefined ? message : `${message}\n${hint}`,
    }
  })
}

function ofFinding(found: ReportedDiagnostic): Annotation {
  const { uri, range, rule, tool, message } = found
  return {
    level: SEVERITY_LEVEL[found.severity],
    properties: {
      ...(isFile(uri) ? { file: uri } : {}),
      ...(isFile(uri) && range !== null ? lines(range) : {}),
      title: tool === null ? rule : `${rule}: ${tool}`,
    },
    says: isFile(uri) ? message : `${message} (${uri})`,
  }
}

/** Columns count only where an annotation stands on one line. */
function lines({ start, end }: NonNullable<ReportedDiagnostic['range']>): Record<string, number> {
  if (start.line !== end.line) return { line: start.line, endLine: end.line }
  return { line: start.line, col: start.column, endLine: end.line, endColumn: end.column }
}

function ofRun(report: RunReport): Annotation[] {
  const measured = rowsByKind(report).flatMap(({ kind, rows }) =>
    rows.map(({ metric, model, estimate }): Annotation => ({
      level: 'note',
      properties: { title: `${metric} of ${model} (${KIND_WORD[kind]})` },
      says: `${value(metric, estimate.value)} ${interval(metric, estimate)}, n ${estimate.n}`,
    })),
  )
  return [...unanswered(report), ...measured]
}

function ofComparison(report: ComparisonReport): Annotation[] {
  const rows = headline(report).map((row): Annotation => ({
    level: VERDICT_LEVEL[row.verdict],
    properties: { title: `${row.verdict}: ${row.metric} of ${row.model} (${KIND_WORD[modelKindOf(report.before, row.model)]})` },
    says: [`${rowSentence(row, report.margin, inline)}.`, neededSentence(row, report.margin) ?? ''].join(' ').trim(),
  }))
  return [...unanswered(report), ...rows]
}

function unanswered({ failures, incomplete }: Pick<RunReport, 'failures' | 'incomplete'>): Annotation[] {
  return [
    ...(incomplete ? [{ level: 'warning' as const, properties: { title: 'incomplete' }, says: INCOMPLETE }] : []),
    ...failures.map(({ model, error, count: times }) => ({
      level: 'warning' as const,
      properties: { title: `${model} did not answer` },
      says: `${times} × ${error}`,
    })),
  ]
}
