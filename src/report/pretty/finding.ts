import type { Severity } from '../../core/finding.ts'
import { segmentsOf } from '../../core/pointer.ts'
import type { ReportedDiagnostic } from '../../core/report.ts'
import { list } from '../../core/text.ts'
import { inline } from '../escape.ts'
import type { Told } from '../groups.ts'
import { columnsOf, fit, padded, wrapped } from './columns.ts'
import { frame } from './frame.ts'
import { SEVERITY_STYLE, type Paint } from './paint.ts'
import { indented, type View } from './view.ts'

/** An error or a warning in full: what, where, why, the words; and where else on the same tool. */
export function faultLines([found, ...others]: Told, view: View): string[] {
  const inner = { ...view, width: view.width - 2 }
  const also = others.length === 0 ? [] : wrapped(`Also at ${list(others.map(where), ALSO)}.`, inner.width)
  return [...title(found.severity, found.rule, place(found), view), ...indented([...details(found, inner), ...also], 2)]
}

const ALSO = 8

/** The parameter, or else the place, of one of several findings of a rule, with its line. */
function where({ pointer, range }: ReportedDiagnostic): string {
  const segments = segmentsOf(pointer)
  const property = segments.lastIndexOf('properties')
  const name = property === -1 ? pointer : (segments[property + 1] ?? pointer)
  return inline(range === null ? name : `${name} (${range.start.line}:${range.start.column})`)
}

/** The first line: severity, rule, and a place; the place has a line of its own where it would not fit, since a cut path cannot be clicked. */
export function title(severity: Severity, rule: string, where: string, { width, paint }: View): string[] {
  const start = `${word(severity, paint)}  ${paint('bold', inline(rule))}`
  const columns = severity.length + 2 + columnsOf(inline(rule))
  if (where === '') return [start]
  if (columns + 2 + columnsOf(where) <= width) return [`${start}  ${paint('dim', where)}`]
  return [start, `  ${paint('dim', where)}`]
}

/** The message wrapped, the words in their line, and what to do where the rule knows it. */
export function details(found: ReportedDiagnostic, view: View): string[] {
  const { width, paint } = view
  const source = view.source(found.uri)
  const advice = found.patches.map(({ says }) => inline(says)).find((says) => !plain(found.message).includes(plain(says)))
  return [
    ...wrapped(inline(found.message), width),
    ...(source === undefined ? [] : frame(source, found, width, paint, SEVERITY_STYLE[found.severity])),
    ...(advice === undefined ? [] : wrapped(`→ ${advice}`, width).map((line) => paint('green', line))),
  ]
}

/** For telling whether a message says already what its patch says. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
}

/** Infos of one tool: one line a rule, cut to the width. */
export function noteLines(found: readonly ReportedDiagnostic[], { width, paint }: View): string[] {
  const rules = [...new Set(found.map(({ rule }) => rule))]
  const ids = rules.map((rule) => {
    const same = found.filter((other) => other.rule === rule).length
    return same === 1 ? inline(rule) : `${inline(rule)} ×${same}`
  })
  const column = Math.max(0, ...ids.map(columnsOf))
  return rules.map((rule, at) => {
    const message = inline(found.find((other) => other.rule === rule)?.message ?? '')
    return `${word('info', paint)}  ${padded(ids[at] ?? '', column)}  ${paint('dim', fit(message, width - column - 8))}`.trimEnd()
  })
}

export function word(severity: Severity, paint: Paint): string {
  return paint(SEVERITY_STYLE[severity], severity)
}

/** `tools.json:3:18`; the pointer where there is no text, as for a live server. */
export function place({ uri, range, pointer }: ReportedDiagnostic): string {
  return range === null ? inline(pointer) : inline(`${uri}:${range.start.line}:${range.start.column}`)
}
