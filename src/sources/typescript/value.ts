import type { Span } from '../../core/tool.ts'

/** From here on, the characters of a text stand in the source one after another, escapes aside. */
export interface Piece {
  /** Offset in the text. */
  readonly from: number
  /** Offset in the source of the character that is there. */
  readonly start: number
}

/** A string that is known, with the places of its characters. */
export interface TextValue {
  readonly kind: 'text'
  readonly text: string
  /** In order; empty where the string stands in another file or comes from a computation. */
  readonly pieces: readonly Piece[]
  readonly span: Span
}

export interface PlainValue {
  readonly kind: 'plain'
  readonly value: number | boolean | null
  readonly span: Span
}

export interface ListValue {
  readonly kind: 'list'
  readonly items: readonly Value[]
  /** Set where there are more items that are not known. */
  readonly open: UnknownValue | undefined
  readonly span: Span
}

export interface Field {
  readonly key: Span
  readonly value: Value
}

export interface FieldsValue {
  readonly kind: 'fields'
  readonly fields: ReadonlyMap<string, Field>
  /** Set where there may be more fields that are not known. */
  readonly open: UnknownValue | undefined
  readonly span: Span
}

/** A validator of a schema library, as the JSON Schema that it accepts. */
export interface SchemaValue {
  readonly kind: 'schema'
  /** Its keywords, those of an object's properties apart. */
  readonly keywords: FieldsValue
  /** Of an object: its properties, each a validator. */
  readonly shape: FieldsValue | undefined
  /** True where a value may be left out: a property of it is not required. */
  readonly optional: boolean
  readonly span: Span
}

/** A function of this file, by its node. */
export interface FunctionValue {
  readonly kind: 'function'
  readonly span: Span
}

/** Something of an imported package, by the package and the path of names in it: `zod` and `z.string`. */
export interface ForeignValue {
  readonly kind: 'foreign'
  readonly from: string
  readonly path: readonly string[]
  readonly span: Span
}

/** `undefined`: the field is not there. */
interface AbsentValue {
  readonly kind: 'absent'
  readonly span: Span
}

/** What cannot be known without running the program. */
export interface UnknownValue {
  readonly kind: 'unknown'
  /** For people: "a call of `describe`". */
  readonly why: string
  readonly span: Span
}

/** What an expression is, as far as it is known without running it. */
export type Value =
  TextValue | PlainValue | ListValue | FieldsValue | SchemaValue | FunctionValue | ForeignValue | AbsentValue | UnknownValue

export function unknown(why: string, span: Span): UnknownValue {
  return { kind: 'unknown', why, span }
}

export function text(text: string, span: Span, pieces: readonly Piece[] = []): TextValue {
  return { kind: 'text', text, pieces, span }
}

export function plain(value: number | boolean | null, span: Span): PlainValue {
  return { kind: 'plain', value, span }
}

export function listValue(items: readonly Value[], span: Span, open?: UnknownValue): ListValue {
  return { kind: 'list', items, open, span }
}

/** Fields that stand where their values do. */
export function fields(entries: Iterable<readonly [string, Value]>, span: Span, open?: UnknownValue): FieldsValue {
  const known = new Map<string, Field>()
  for (const [name, value] of entries) known.set(name, { key: value.span, value })
  return { kind: 'fields', fields: known, open, span }
}

export function fieldOf(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'fields' ? value.fields.get(name)?.value : undefined
}

/** Each file of a project has this many places of its own, so that a place says which file it is in. */
export const PLACES = 2 ** 32

/** True for a place in the file that is read, as opposed to one in a file that it imports. */
export function isHere({ start }: Span): boolean {
  return start < PLACES
}

/** The same value where a name or a call in another file stands for it: what comes from elsewhere stands there. */
export function movedTo(value: Value, span: Span): Value {
  const away = ({ start }: Span): boolean => Math.floor(start / PLACES) !== Math.floor(span.start / PLACES)
  const placed = (of: Span): Span => (away(of) ? span : of)
  const open = (of: UnknownValue | undefined) => of && { ...of, span: placed(of.span) }
  const movedFields = (of: FieldsValue): FieldsValue => ({
    ...of,
    fields: new Map(
      [...of.fields].map(([name, field]) => [name, { key: placed(field.key), value: moved(field.value) }] as const),
    ),
    open: open(of.open),
    span: placed(of.span),
  })
  const moved = (of: Value): Value => {
    switch (of.kind) {
      case 'list':
        return { ...of, items: of.items.map(moved), open: open(of.open), span: placed(of.span) }
      case 'fields':
        return movedFields(of)
      case 'schema':
        return { ...of, keywords: movedFields(of.keywords), shape: of.shape && movedFields(of.shape), span: placed(of.span) }
      case 'function':
        // it is known by its identity
        return of
      default:
        return away(of.span) ? { ...of, span } : of
    }
  }
  return moved(value)
}
