import type {
  ComparisonReport,
  LintReport,
  Report,
  ReportedDiagnostic,
  ReportedToolset,
  RunReport,
  Unfinished,
} from '../core/report.ts'
import { count } from '../core/text.ts'
import { decisiveRows, neededSentence, nonInferiorSentence, rowSentence } from './comparison-words.ts'
import { conclusionOf } from './conclusion.ts'
import { commandData, commandProperty, inline, withoutCommands } from './escape.ts'
import { isFile, placeOf, SEVERITY_LEVEL, VERDICT_LEVEL, type AnnotationLevel } from './annotation.ts'
import { interval, value } from './numbers.ts'
import { pathFrom, type Folders } from './folders.ts'
import { markedMessage } from '../core/read-by-words.ts'
import type { Reporter } from './reporter.ts'
import { incompleteSentence, KIND_WORD, modelKindOf, rowsByKind } from './run-words.ts'

/** Workflow commands of GitHub Actions: annotations next to the code. */
export const github: Reporter = {
  name: 'github',
  mime: 'text/plain',
  render: (report, { folders }) => rendered(annotations(report, folders), conclusionOf(report)),
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
  const plain = left === 0 ? last : `${last} ${count(left, 'annotation')} left out: GitHub shows ${MOST} of each level per step.`
  return `${[...shown.map(command), withoutCommands(plain)].join('\n')}\n`
}

function command({ level, properties, says }: Annotation): string {
  const written = Object.entries(properties).map(([name, property]) => `${name}=${commandProperty(String(property))}`)
  return `::${COMMAND[level]}${written.length === 0 ? '' : ` ${written.join(',')}`}::${commandData(says)}`
}

function annotations(report: Report, folders: Folders): Annotation[] {
  if (report.kind === 'lint') {
    const setOf = new Map(report.toolsets.map((toolset) => [toolset.key, toolset]))
    return [
      ...problems(report, folders),
      ...report.diagnostics.map((found) => ofFinding(found, setOf.get(found.toolset), folders)),
    ]
  }
  return report.kind === 'run' ? ofRun(report) : ofComparison(report)
}

function problems({ problems: all, verdict }: LintReport, folders: Folders): Annotation[] {
  const unread = all.map(({ uri: place, message, hint }): Annotation => {
    return {
      level: 'error',
      properties: { ...fileAt(place, folders), title: `cannot check ${place}` },
      says: hint === undefined ? message : `${message}\n${hint}`,
    }
  })
  if (verdict.exit !== 3 || unread.length > 0) return unread
  return [{ level: 'error', properties: { title: 'exit code 3' }, says: `${verdict.because ?? ''}.` }]
}

function ofFinding(found: ReportedDiagnostic, toolset: ReportedToolset | undefined, folders: Folders): Annotation {
  const { uri, range, rule, tool } = found
  const message = markedMessage(found)
  const at = isFile(uri) ? fileAt(uri, folders) : fileAt(toolset?.namedAt ?? uri, folders)
  return {
    level: SEVERITY_LEVEL[found.severity],
    properties: {
      ...at,
      ...(at.file !== undefined && range !== null ? lines(range) : {}),
      title: tool === null ? rule : `${rule}: ${tool}`,
    },
    says: isFile(uri) && at.file !== undefined ? message : `${message} (${uri})`,
  }
}

interface FileProperties {
  readonly file?: string
  readonly line?: number
  readonly col?: number
}

/** Where a place is a file of the workspace: its path there, and the line and the column where the place says them. */
function fileAt(place: string, folders: Folders): FileProperties {
  const { uri, start } = placeOf(place)
  const file = isFile(uri) ? pathFrom(folders.workspace, uri, folders) : undefined
  if (file === undefined) return {}
  return { file, ...(start === undefined ? {} : { line: start.line, col: start.column }) }
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
  const rows = decisiveRows(report).map((row): Annotation => ({
    level: VERDICT_LEVEL[row.verdict],
    properties: { title: `${row.verdict}: ${row.metric} of ${row.model} (${KIND_WORD[modelKindOf(report.before, row.model)]})` },
    says: [`${rowSentence(row, report, inline)}.`, nonInferiorSentence(row, report), neededSentence(row, report)]
      .filter((sentence) => sentence !== undefined)
      .join(' '),
  }))
  return [...unanswered(report), ...rows]
}

function unanswered({
  failures,
  incomplete,
  ...unfinished
}: Pick<RunReport, 'failures' | 'incomplete'> & Unfinished): Annotation[] {
  return [
    ...(incomplete
      ? [{ level: 'warning' as const, properties: { title: 'incomplete' }, says: incompleteSentence(unfinished, (text) => text) }]
      : []),
    ...failures.map(({ model, error, count: times }) => ({
      level: 'warning' as const,
      properties: { title: `${model} did not answer` },
      says: `${times} × ${error}`,
    })),
  ]
}
