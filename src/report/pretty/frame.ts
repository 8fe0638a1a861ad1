import type { ReportedDiagnostic } from '../../core/report.ts'
import { lineStarts, positionAt, visible } from '../../core/text.ts'
import type { Span } from '../../core/tool.ts'
import { columnsOf, fit, tailOf } from './columns.ts'
import type { Paint, Style } from './paint.ts'

/** A source text with its line table, made once a report. */
export interface LinedText {
  readonly text: string
  readonly starts: readonly number[]
}

export function linedText(text: string): LinedText {
  return { text, starts: lineStarts(text) }
}

/** This many columns of the line stand before the words when the line has to be clipped, or as many as are free. */
const LEAD = 24

/** The line of a finding, clipped around it to `width`, and carets below; no lines where there is nothing worth pointing at. */
export function frame(source: LinedText, found: ReportedDiagnostic, width: number, paint: Paint, style: Style): string[] {
  const words = focus(source, found)
  if (words === undefined) return []
  const { text, starts } = source
  const line = positionAt(starts, words.start).line
  const [lineStart, lineEnd] = bounds(source, line, words.start)
  if (!/[\p{L}\p{N}]/u.test(text.slice(lineStart, Math.min(lineEnd, lineStart + 1000)))) return []

  const gutter = String(line)
  const room = Math.max(width - gutter.length - 3, 20)
  const end = Math.min(words.end, lineEnd)
  const { lead, mark, rest } = excerpt(text, { start: lineStart, end: lineEnd }, { start: words.start, end }, room)
  return [
    `${paint('dim', `${gutter} │`)} ${`${lead}${mark}${rest}`.trimEnd()}`,
    `${paint('dim', `${' '.repeat(gutter.length)} │`)} ${' '.repeat(columnsOf(lead))}${paint(style, '^'.repeat(Math.max(1, columnsOf(mark))))}`,
  ]
}

/** Some words of a text, with what stands before and after them on their line as far as it fits into `room` columns. */
export function excerpt(text: string, line: Span, words: Span, room: number): Excerpt {
  const before = shown(text.slice(Math.max(line.start, words.start - 4 * room), words.start))
  const marked = shown(text.slice(words.start, Math.min(words.end, words.start + 4 * room)))
  const after = shown(text.slice(words.end, Math.min(line.end, words.end + 4 * room)))
  const spare = room - columnsOf(marked) - columnsOf(after)
  const most = Math.max(spare, Math.min(LEAD, room >> 1))
  const lead = columnsOf(before) <= most ? before : `…${tailOf(before, most - 1)}`
  const mark = fit(marked, room - columnsOf(lead) - (after === '' ? 0 : 1))
  const rest = mark === marked ? fit(after, room - columnsOf(lead) - columnsOf(mark)) : ''
  return { lead, mark, rest, whole: mark === marked }
}

interface Excerpt {
  readonly lead: string
  readonly mark: string
  readonly rest: string
  /** False where the words themselves had to be cut. */
  readonly whole: boolean
}

/** The quoted words where they can be found within the range, else the range. A finding about a whole tool has its name above. */
function focus({ text, starts }: LinedText, { range, quote, pointer }: ReportedDiagnostic): Span | undefined {
  if (range === null || pointer === '') return undefined
  const start = (starts[range.start.line - 1] ?? text.length) + range.start.column - 1
  const end = (starts[range.end.line - 1] ?? text.length) + range.end.column - 1
  if (start >= end || end > text.length) return undefined
  const value = text.slice(start, end)
  if (quote === null || quote === '') return keyBefore(text, start, value) ?? { start, end }
  for (const written of [JSON.stringify(quote).slice(1, -1), quote]) {
    const at = value.indexOf(written)
    if (at !== -1) return { start: start + at, end: start + at + written.length }
  }
  return { start, end }
}

/** An object or array over several lines shows nothing but a bracket on its first one: its key says more. */
function keyBefore(text: string, start: number, value: string): Span | undefined {
  if (!/^[{[][^\n\r]*[\n\r]/.test(value)) return undefined
  const from = Math.max(0, start - 200)
  const key = /"[^"\n\r]*"(?=\s*:\s*$)/.exec(text.slice(from, start))
  return key === null ? undefined : { start: from + key.index, end: from + key.index + key[0].length }
}

/** Where the line's text begins after its indent (but not after `from`), and where it ends. */
function bounds({ text, starts }: LinedText, line: number, from: number): [number, number] {
  let first = starts[line - 1] ?? 0
  while (first < from && (text[first] === ' ' || text[first] === '\t')) first++
  let end = starts[line] ?? text.length
  while (end > from && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
  return [first, end]
}

function shown(text: string): string {
  return visible(text).replaceAll('\t', '  ')
}
