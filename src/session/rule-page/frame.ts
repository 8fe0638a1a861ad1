import { offsetIn } from '../../core/json-literal.ts'
import { isArray, isObject, type Json } from '../../core/json.ts'
import { isPointer, segmentsOf, valueAt, type Pointer } from '../../core/pointer.ts'
import { grouped } from '../../core/text.ts'
import type { Span } from '../../core/tool.ts'
import { columnsOf } from '../../report/pretty/columns.ts'
import { excerpt } from '../../report/pretty/frame.ts'

const WIDTH = 110

/**
 * The member of a tool that a finding points at, as its line of JSON, with carets below the words, the value, or the key of
 * an object; where the words are too long for a line, their number of UTF-16 units. Empty for a finding about the whole tool.
 */
export function frameOf(raw: Json | undefined, at: Pointer, words: Span | undefined): string[] {
  const value = at === '' ? undefined : valueAt(raw, at)
  if (value === undefined) return []
  const key = keyOf(raw, at)
  const written = JSON.stringify(value)
  const line = key === undefined ? written : `${key}: ${written}`
  const from = line.length - written.length
  const mark = marked(value, written, words, key)
  const span = mark === 'key' ? { start: 0, end: key?.length ?? 0 } : { start: from + mark.start, end: from + mark.end }
  const { lead, mark: shown, rest, whole } = excerpt(line, { start: 0, end: line.length }, span, WIDTH)
  const carets = '^'.repeat(Math.max(1, columnsOf(shown)))
  const extent = whole ? '' : ` ${grouped(span.end - span.start)} characters`
  return [`  ${lead}${shown}${rest}`.trimEnd(), `  ${' '.repeat(columnsOf(lead))}${carets}${extent}`]
}

function marked(value: Json, written: string, words: Span | undefined, key: string | undefined): Span | 'key' {
  if (typeof value === 'string' && words !== undefined) {
    return { start: offsetIn(written, words.start), end: offsetIn(written, words.end) }
  }
  return (isObject(value) || isArray(value)) && key !== undefined ? 'key' : { start: 0, end: written.length }
}

/** The key in its quotes; undefined for an item of an array. */
function keyOf(raw: Json | undefined, at: Pointer): string | undefined {
  const parent = at.slice(0, at.lastIndexOf('/'))
  return isPointer(parent) && isArray(valueAt(raw, parent)) ? undefined : JSON.stringify(segmentsOf(at).at(-1))
}
