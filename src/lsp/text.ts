import { lineStarts } from '../core/text.ts'
import type { TextEdit } from '../core/document.ts'
import type { Span } from '../core/tool.ts'
import type { ContentChange, LspPosition, LspRange, LspTextEdit } from './protocol.ts'

/** How the client counts columns. */
export type Encoding = 'utf-16' | 'utf-8'

/** Places of one text in terms of the protocol. Positions out of range mean the nearest one that exists. */
export interface TextPlaces {
  offsetAt(position: LspPosition): number
  /** The offset of a line and a column as our own messages count them: from 1, in UTF-16 units. */
  offsetOf(line: number, column: number): number
  positionAt(offset: number): LspPosition
  rangeOf(span: Span): LspRange
  editOf(edit: TextEdit): LspTextEdit
}

/** Places of a text; the table of its lines is made once. */
export function textPlaces(text: string, encoding: Encoding): TextPlaces {
  const starts = lineStarts(text, 0)

  function offsetAt({ line, character }: LspPosition): number {
    if (line < 0) return 0
    const start = starts[line]
    if (start === undefined) return text.length
    const end = lineEnd(line)
    if (encoding === 'utf-16') return Math.max(start, Math.min(start + character, end))
    let [at, bytes] = [start, 0]
    while (at < end) {
      const point = text.codePointAt(at) ?? 0
      bytes += bytesOf(point)
      if (bytes > character) break
      at += point > 0xffff ? 2 : 1
    }
    return at
  }

  function positionAt(offset: number): LspPosition {
    const within = Math.max(0, Math.min(offset, text.length))
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= within) low = middle
      else high = middle - 1
    }
    const start = starts[low] ?? 0
    const end = Math.min(within, lineEnd(low))
    return { line: low, character: encoding === 'utf-16' ? end - start : Buffer.byteLength(text.slice(start, end)) }
  }

  /** Before the line break. */
  function lineEnd(line: number): number {
    const next = starts[line + 1]
    if (next === undefined) return text.length
    return text[next - 1] === '\n' && text[next - 2] === '\r' ? next - 2 : next - 1
  }

  const offsetOf = (line: number, column: number) => Math.min((starts[line - 1] ?? text.length) + column - 1, text.length)

  const rangeOf = ({ start, end }: Span) => ({ start: positionAt(start), end: positionAt(end) })
  return { offsetAt, offsetOf, positionAt, rangeOf, editOf: ({ span, text: newText }) => ({ range: rangeOf(span), newText }) }
}

function bytesOf(point: number): number {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}

/** A text after the client's changes, each made in what the one before left. `places` are those of the text. */
export function changedText(text: string, places: TextPlaces, changes: readonly ContentChange[], encoding: Encoding): string {
  return changes.reduce((current, change) => {
    if (!('range' in change)) return change.text
    const { offsetAt } = current === text ? places : textPlaces(current, encoding)
    const start = offsetAt(change.range.start)
    return current.slice(0, start) + change.text + current.slice(Math.max(start, offsetAt(change.range.end)))
  }, text)
}

/** The one edit that makes a text another one: what both begin and end with stays. */
export function editBetween(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let kept = 0
  while (kept < shorter - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++
  return { span: { start, end: before.length - kept }, text: after.slice(start, after.length - kept) }
}
