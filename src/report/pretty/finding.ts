import type { Severity } from '../../core/finding.ts'
import type { ReportedDiagnostic } from '../../core/report.ts'
import { list } from '../../core/text.ts'
import { inline } from '../escape.ts'
import type { Told } from '../groups.ts'
import { parameterOf } from '../places.ts'
import { readByWords } from '../../core/read-by-words.ts'
import { columnsOf, fit, wrapped } from './columns.ts'
import { frame } from './frame.ts'
import { SEVERITY_STYLE, type Paint } from './paint.ts'
import { indented, type View } from './view.ts'

/** An error or a warning in full: what, where, why, the words; and where else on the same tool. */
export function faultLines([found, ...others]: Told, view: View): string[] {
  const inner = { ...view, width: view.width - 2 }
  return [
    ...title(found.severity, found.rule, place(found), view),
    ...indented([...detailLines(found, inner), ...also(others, inner.width)], 2),
  ]
}

function also(others: readonly ReportedDiagnostic[], width: number): string[] {
  return others.length === 0 ? [] : wrapped(`Also at ${list(others.map(where), others.length)}.`, width)
}

/** The parameter, or else the place, of one of several findings of a rule, with its line. */
function where({ pointer, range }: ReportedDiagnostic): string {
  const name = parameterOf(pointer) || pointer
  return inline(range === null ? name : `${name} (${range.start.line}:${range.start.column})`)
}

/** The first line: severity, rule, and a place; the place has a line of its own where it would not fit, since a cut path cannot be clicked. */
export function title(
  severity: Severity,
  rule: string,
  where: string,
  { width, paint }: Pick<View, 'width' | 'paint'>,
): string[] {
  const start = `${word(severity, paint)}  ${paint('bold', inline(rule))}`
  const columns = severity.length + 2 + columnsOf(inline(rule))
  if (where === '') return [start]
  if (columns + 2 + columnsOf(where) <= width) return [`${start}  ${paint('dim', where)}`]
  return [start, `  ${paint('dim', where)}`]
}

/** The message wrapped, the words in their line, and what may be changed where the rule knows it. */
export function detailLines(found: ReportedDiagnostic, view: View): string[] {
  const { width, paint } = view
  const source = view.source(found.uri)
  return [
    ...wrapped(inline(found.message), width),
    ...(source === undefined ? quoted(found, view) : frame(source, found, width, paint, SEVERITY_STYLE[found.severity])),
    ...patchLines(found, view),
    ...readLines(found, view),
  ]
}

/** Who read it, for what no rule found by itself, and how to see what was checked. */
function readLines(
  { readBy, fingerprint, uri, range }: ReportedDiagnostic,
  { width, paint }: Pick<View, 'width' | 'paint'>,
): string[] {
  if (readBy === undefined) return []
  const words = `${readByWords(readBy)}; what was checked: rightcall explain ${fingerprint}${range === null ? '' : ` ${uri}`}`
  return wrapped(inline(words), width).map((line) => paint('dim', line))
}

/** The first patch that is safe, else the first: a fix is applied without asking, a suggestion wants a decision. */
function patchLines({ patches }: ReportedDiagnostic, { width, paint }: Pick<View, 'width' | 'paint'>): string[] {
  const patch = patches.find(({ safe }) => safe) ?? patches[0]
  if (patch === undefined) return []
  const [word, style] = patch.safe ? (['fix', 'green'] as const) : (['suggestion', 'cyan'] as const)
  return wrapped(`→ ${word}: ${inline(patch.says)}`, width).map((line) => paint(style, line))
}

/** The words where there is no text to show them in, unless the message has them. */
function quoted({ quote, message }: ReportedDiagnostic, { width, paint }: View): string[] {
  if (quote === null || message.includes(quote)) return []
  return [`${paint('dim', '│')} ${fit(inline(quote), width - 2)}`]
}

/** An info without its words in the text: on one line with its rule where it fits, else below. */
export function noteLines([found, ...others]: Told, { width, paint }: View): string[] {
  const message = inline(found.message)
  const start = `${found.severity}  ${inline(found.rule)}`
  if (others.length === 0 && found.readBy === undefined && columnsOf(start) + 2 + columnsOf(message) <= width) {
    return [
      `${word(found.severity, paint)}  ${inline(found.rule)}  ${paint('dim', message)}`,
      ...indented(patchLines(found, { width: width - 2, paint }), 2),
    ]
  }
  return [
    ...title(found.severity, found.rule, place(found), { width, paint }),
    ...indented(
      [
        ...wrapped(message, width - 2),
        ...patchLines(found, { width: width - 2, paint }),
        ...readLines(found, { width: width - 2, paint }),
        ...also(others, width - 2),
      ],
      2,
    ),
  ]
}

function word(severity: Severity, paint: Paint): string {
  return paint(SEVERITY_STYLE[severity], severity)
}

/** `tools.json:3:18`; the pointer where there is no text, as for a live server. */
export function place({ uri, range, pointer }: ReportedDiagnostic): string {
  return range === null ? inline(pointer) : inline(`${uri}:${range.start.line}:${range.start.column}`)
}
