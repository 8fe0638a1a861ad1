import type { Span } from '../../../core/tool.ts'
import { shapeFields } from '../placed-data.ts'
import { fieldOf, fields, text, type Field, type FieldsValue, type Value } from '../value.ts'

/** The fields of a tool by their MCP names, those that are given. */
export function entry(known: Readonly<Record<string, Value | undefined>>, span: Span, open?: FieldsValue['open']): FieldsValue {
  const given = new Map<string, Field>()
  for (const [name, value] of Object.entries(known)) {
    if (value !== undefined && value.kind !== 'absent') given.set(name, { key: value.span, value })
  }
  return { kind: 'fields', fields: given, open, span }
}

/** The schema of what is given as one: a validator, an object of validators, or JSON Schema as it is. */
export function schemaOf(value: Value | undefined): Value | undefined {
  if (value?.kind !== 'fields') return value
  const isSchema = ['type', 'properties', '$schema', '$ref', 'anyOf', 'oneOf', 'allOf'].some((name) => {
    const field = fieldOf(value, name)
    return field !== undefined && field.kind !== 'schema' && field.kind !== 'unknown'
  })
  if (isSchema) return value
  const known = new Map([['type', { key: value.span, value: text('object', value.span) }], ...shapeFields(value, value.span)])
  return { kind: 'fields', fields: known, open: undefined, span: value.span }
}

/** What the SDK serves for a tool without a schema. */
export function emptySchema(span: Span): FieldsValue {
  return fields(
    [
      ['type', text('object', span)],
      ['properties', fields([], span)],
    ],
    span,
  )
}
