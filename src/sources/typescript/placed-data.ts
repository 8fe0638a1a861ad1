import type { Json } from '../../core/json.ts'
import { join, segmentsOf, type Pointer } from '../../core/pointer.ts'
import type { Span } from '../../core/tool.ts'
import { sourceOffset } from './literal.ts'
import { fields, listValue, text, type Field, type FieldsValue, type SchemaValue, type TextValue, type Value } from './value.ts'

/** A value as data, with the place of everything in it. */
export interface PlacedData {
  readonly data: Json
  readonly span: Span
  readonly text?: TextValue
  readonly children?: ReadonlyMap<string, PlacedData>
}

/** Something in a value that is not known, and why. */
export interface Gap {
  readonly at: Pointer
  readonly why: string
}

/** What is known of a value as data. Gaps are left out of it; undefined where nothing of it is data. */
export function dataOfValue(value: Value, at: Pointer, gaps: Gap[]): PlacedData | undefined {
  switch (value.kind) {
    case 'text':
      return { data: value.text, span: value.span, text: value }
    case 'plain':
      return { data: value.value, span: value.span }
    case 'list':
      return listData(value.items, value, at, gaps)
    case 'fields':
      return fieldsData(value, at, gaps)
    case 'schema':
      return fieldsData(schemaFields(value), at, gaps)
    case 'absent':
      return undefined
    case 'unknown':
      gaps.push({ at, why: value.why })
      return undefined
    case 'foreign':
      gaps.push({ at, why: `\`${value.path.join('.') || value.from}\`` })
      return undefined
    case 'function':
      gaps.push({ at, why: 'a function' })
      return undefined
  }
}

function listData(
  items: readonly Value[],
  { span, open }: { readonly span: Span; readonly open: Value | undefined },
  at: Pointer,
  gaps: Gap[],
): PlacedData {
  const children = new Map<string, PlacedData>()
  for (const item of items) {
    const child = dataOfValue(item, join(at, children.size), gaps)
    if (child !== undefined) children.set(String(children.size), child)
  }
  if (open?.kind === 'unknown') gaps.push({ at: join(at, '…'), why: open.why })
  return { data: [...children.values()].map(({ data }) => data), span, children }
}

function fieldsData({ fields: known, open, span }: FieldsValue, at: Pointer, gaps: Gap[]): PlacedData {
  const children = new Map<string, PlacedData>()
  const data: Record<string, Json> = Object.create(null)
  for (const [name, { value }] of known) {
    const child = dataOfValue(value, join(at, name), gaps)
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
  return value.kind === 'unknown' || value.kind === 'foreign' || value.kind === 'function'
    ? fields([], value.span, { kind: 'unknown', why: value.kind === 'unknown' ? value.why : 'a validator', span: value.span })
    : value
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
  return start === undefined || last === undefined || last < start ? undefined : { start, end: last + 1 }
}
