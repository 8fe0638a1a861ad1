import type { DataDocument } from '../core/document.ts'
import { isObject, type Json } from '../core/json.ts'
import { childOf, join, segmentsOf, valueAt, type Pointer } from '../core/pointer.ts'
import { toolFrom, type Span, type Tool } from '../core/tool.ts'
import type { ReadEntry } from './shapes/shape.ts'
import { readEntry } from './shapes/entry.ts'
import type { Listed } from './shapes/lists.ts'

/** A listed entry as a tool whose findings point back to where the document has it. */
export function toolAt(document: DataDocument, entry: Listed, index: number): Tool {
  const reading = readEntry(entry.value, entry.shape)
  const { key } = entry
  const raw = key !== undefined && isObject(reading.raw) ? { name: key, ...reading.raw } : reading.raw
  return toolFrom(raw, index, {
    uri: document.uri,
    text: document.text,
    span: (at) => placeOf(document, entry, reading, at),
    place: (at) => `${entry.at}${translated(reading, at)}`,
  })
}

function placeOf(document: DataDocument, { at: base, value }: Listed, reading: ReadEntry, at: Pointer): Span | undefined {
  const place = existing(value, translated(reading, at))
  if (!reading.body.startsWith(place)) return document.span(`${base}${place}`)
  const name: Pointer = `${reading.body}/name`
  return valueAt(value, name) === undefined ? firstLine(document, base) : document.span(`${base}${name}`)
}

/** A pointer in MCP's terms as one in the document's, from the entry. */
function translated({ body, places }: ReadEntry, at: Pointer): Pointer {
  const [field, ...rest] = segmentsOf(at)
  if (field === undefined) return body
  return join((Object.hasOwn(places, field) ? places[field] : undefined) ?? join(body, field), ...rest)
}

/** As much of a pointer as exists. */
function existing(value: Json, at: Pointer): Pointer {
  let current: Json | undefined = value
  let place: Pointer = ''
  for (const segment of segmentsOf(at)) {
    current = childOf(current, segment)
    if (current === undefined) return place
    place = join(place, segment)
  }
  return place
}

/** A whole tool is too much to show. */
function firstLine(document: DataDocument, at: Pointer): Span | undefined {
  const whole = document.span(at)
  if (whole === undefined) return undefined
  const { start, end } = whole
  const broken = document.text.slice(start, end).search(/[\r\n]/)
  return { start, end: broken < 0 ? end : start + broken }
}
