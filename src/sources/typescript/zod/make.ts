import type { Span } from '../../../core/tool.ts'
import { text, type Field, type FieldsValue, type SchemaValue, type Value } from '../value.ts'

/** A validator with these keywords, all of which stand at one place. */
export function schema(keywords: Iterable<readonly [string, Value]>, span: Span): SchemaValue {
  const fields = new Map<string, Field>()
  for (const [name, value] of keywords) fields.set(name, { key: value.span, value })
  return { kind: 'schema', keywords: { kind: 'fields', fields, open: undefined, span }, shape: undefined, optional: false, span }
}

/** A validator of one JSON type. */
export function typed(type: string, span: Span, more: Iterable<readonly [string, Value]> = []): SchemaValue {
  return schema([['type', text(type, span)], ...more], span)
}

/** The same validator with more keywords; of two of one name the last counts. */
export function having(value: SchemaValue, more: Iterable<readonly [string, Value | undefined]>): SchemaValue {
  const fields = new Map(value.keywords.fields)
  for (const [name, keyword] of more) {
    if (keyword === undefined) fields.delete(name)
    else fields.set(name, { key: keyword.span, value: keyword })
  }
  return { ...value, keywords: { ...value.keywords, fields } }
}

/** A validator of objects. */
export function objectOf(shape: FieldsValue, span: Span, more: Iterable<readonly [string, Value]> = []): SchemaValue {
  return { ...typed('object', span, more), shape }
}
