import type { Json } from '../../core/json.ts'
import { join, segmentsOf, type Pointer } from '../../core/pointer.ts'
import type { Span } from '../../core/tool.ts'
import { sourceOffset } from './literal.ts'
import {
  fields,
  isHere,
  listValue,
  text,
  type Field,
  type FieldsValue,
  type ForeignValue,
  type ListValue,
  type SchemaValue,
  type TextValue,
  type Value,
} from './value.ts'

/** A value as data, with the place of everything in it. */
export interface PlacedData {
  readonly data: Json
  readonly span: Span
  readonly text?: TextValue
  readonly children?: ReadonlyMap<string, PlacedData>
}

/** Something in a value that is not known, and why. */
export interface UnknownPart {
  readonly at: Pointer
  readonly why: string
}

/** What is known of a value as data. Gaps are left out of it; undefined where nothing of it is data. What comes from elsewhere stands `around`. */
export function dataOfValue(value: Value, at: Pointer, gaps: UnknownPart[], around = value.span): PlacedData | undefined {
  const span = isHere(value.span) ? value.span : around
  const gap = (why: string): undefined => {
    gaps.push({ at, why })
  }
  switch (value.kind) {
    case 'text':
      return { data: value.text, span, text: value }
    case 'plain':
      return { data: value.value, span }
    case 'list':
      return listData(value, span, at, gaps)
    case 'fields':
      return fieldsData(value, span, at, gaps)
    case 'schema':
      return fieldsData(schemaFields(value), span, at, gaps)
    case 'absent':
      return undefined
    case 'unknown':
      return gap(value.why)
    case 'foreign':
      return gap(foreignName(value))
    case 'function':
      return gap('a function')
  }
}

function listData({ items, open }: ListValue, span: Span, at: Pointer, gaps: UnknownPart[]): PlacedData {
  const children = new Map<string, PlacedData>()
  for (const item of items) {
    const child = dataOfValue(item, join(at, children.size), gaps, span)
    if (child !== undefined) children.set(String(children.size), child)
  }
  if (open?.kind === 'unknown') gaps.push({ at: join(at, '…'), why: open.why })
  return { data: [...children.values()].map(({ data }) => data), span, children }
}

function fieldsData({ fields: known, open }: FieldsValue, span: Span, at: Pointer, gaps: UnknownPart[]): PlacedData {
  const children = new Map<string, PlacedData>()
  const data: Record<string, Json> = Object.create(null)
  for (const [name, { value }] of known) {
    const child = dataOfValue(value, join(at, name), gaps, span)
    if (child === undefined) continue
    children.set(name, child)
    data[name] = child.data
  }
  if (open !== undefined) gaps.push({ at: join(at, '…'), why: open.why })
  return { data: { ...data }, span, children }
}

/** A validator as the fields of a JSON Schema. */
function schemaFields({ keywords, shape, span }: SchemaValue): FieldsValue {
  return shape === undefined ? keywords : { ...keywords, fields: new Map([...keywords.fields, ...shapeFields(shape, span)]) }
}

/** `properties` and `required` of an object of validators. What is not known may be required or not. */
export function shapeFields(shape: FieldsValue, span: Span): ReadonlyMap<string, Field> {
  const required = [...shape.fields].filter(([, { value }]) => value.kind !== 'schema' || !value.optional)
  const surely = required.filter(([, { value }]) => value.kind === 'schema')
  const names = listValue(
    surely.map(([name, { key }]) => text(name, key)),
    span,
  )
  const properties: FieldsValue = {
    ...shape,
    fields: new Map(
      [...shape.fields].map(
        ([name, field]) => [name, field.value.kind === 'schema' ? field : { ...field, value: partly(field.value) }] as const,
      ),
    ),
  }
  return new Map([
    ['properties', { key: span, value: properties }],
    ...(names.items.length > 0 || required.length > surely.length
      ? [
          [
            'required',
            {
              key: span,
              value:
                required.length > surely.length
                  ? { ...names, open: { kind: 'unknown' as const, why: 'a validator', span } }
                  : names,
            },
          ] as const,
        ]
      : []),
  ])
}

/** A property of which nothing but the name is known. */
function partly(value: Value): Value {
  if (value.kind !== 'unknown' && value.kind !== 'foreign' && value.kind !== 'function') return value
  const why = value.kind === 'unknown' ? value.why : value.kind === 'foreign' ? foreignName(value) : 'a function'
  return fields([], value.span, { kind: 'unknown', why, span: value.span })
}

function foreignName({ path, from }: ForeignValue): string {
  if (from === '') return `\`${path.join('.')}\``
  return path.length === 0 ? `the package ${from}` : `\`${path.join('.')}\` of the package ${from}`
}

/** What stands at a pointer; the nearest that is there where it does not exist. */
export function dataAt(root: PlacedData, at: Pointer): { readonly placed: PlacedData; readonly exact: boolean } {
  let found = root
  for (const segment of segmentsOf(at)) {
    const child = found.children?.get(segment)
    if (child === undefined) return { placed: found, exact: false }
    found = child
  }
  return { placed: found, exact: true }
}

/** The place of some words of a string; undefined where it has no place in the source. */
export function placeOfWords(root: PlacedData, at: Pointer, words: Span): Span | undefined {
  const { placed: found, exact } = dataAt(root, at)
  if (!exact || found.text === undefined || words.end <= words.start) return undefined
  const start = sourceOffset(found.text.pieces, words.start)
  const last = sourceOffset(found.text.pieces, words.end - 1)
  if (start === undefined || last === undefined || last < start) return undefined
  const span = { start, end: last + 1 }
  return isHere(span) ? span : undefined
}

/** True where nothing in a value is unknown. */
export function isKnown(value: Value): boolean {
  const gaps: UnknownPart[] = []
  dataOfValue(value, '', gaps)
  return gaps.length === 0
}
