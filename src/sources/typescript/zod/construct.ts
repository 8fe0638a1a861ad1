import type { Span } from '../../../core/tool.ts'
import type { ForeignCall } from '../library.ts'
import { fields, listValue, plain, text, unknown, type Value } from '../value.ts'
import { chained } from './chain.ts'
import { FORMATS } from './formats.ts'
import { having, objectOf, schema, typed } from './make.ts'

const INTEGERS = /^(?:int|int32|uint32|int64|uint64)$/

/** What a function of Zod makes: `z.string()`, `z.object({…})`. */
export function constructed(path: readonly string[], call: Pick<ForeignCall, 'args' | 'span' | 'applied'>): Value | undefined {
  const { args, span } = call
  const [name = '', next] = path
  const [first, second] = args
  if (next !== undefined) {
    if (name === 'coerce') return constructed([next], call)
    // what Zod 4 has at z.iso: z.iso.datetime()
    return name === 'iso' ? typed('string', span, [['format', text(FORMATS[next] ?? next, span)]]) : undefined
  }
  switch (name) {
    case 'string':
      return typed('string', span)
    case 'number':
    case 'float32':
    case 'float64':
      return typed('number', span)
    case 'boolean':
    case 'stringbool':
      return typed(name === 'boolean' ? 'boolean' : 'string', span)
    case 'bigint':
      return typed('integer', span)
    case 'date':
      return typed('string', span, [['format', text('date-time', span)]])
    case 'null':
      return typed('null', span)
    case 'any':
    case 'unknown':
      return { ...schema([], span), optional: true }
    case 'json':
      return schema([], span)
    case 'undefined':
    case 'void':
      return { ...schema([['not', fields([], span)]], span), optional: true }
    case 'never':
      return schema([['not', fields([], span)]], span)
    case 'literal':
      return literal(first, span)
    case 'enum':
    case 'nativeEnum':
      return enumeration(first, span)
    case 'array':
      return typed('array', span, first === undefined ? [] : [['items', first]])
    case 'set':
      return typed('array', span, [
        ['uniqueItems', plain(true, span)],
        ...(first === undefined ? [] : [['items', first] as const]),
      ])
    case 'tuple':
      return tuple(first, second, span)
    case 'object':
    case 'strictObject':
    case 'looseObject':
    case 'interface':
      return object(name, first, span)
    case 'record':
    case 'partialRecord':
    case 'looseRecord':
      return record(first, second, span)
    case 'union':
    case 'xor':
    case 'discriminatedUnion':
      return union(name === 'discriminatedUnion' ? second : first, span)
    case 'intersection':
      return first === undefined || second === undefined ? undefined : schema([['allOf', listValue([first, second], span)]], span)
    case 'optional':
    case 'nullable':
    case 'nullish':
    case 'readonly':
      return first?.kind === 'schema' ? chained(first, { name, at: span, args: [], span }) : first
    case 'preprocess':
      return second?.kind === 'schema' ? second : undefined
    case 'lazy':
      return first?.kind === 'function' ? call.applied(first, [], span) : undefined
    default:
      if (INTEGERS.test(name)) return typed('integer', span)
      return Object.hasOwn(FORMATS, name) ? typed('string', span, [['format', text(FORMATS[name] ?? name, span)]]) : undefined
  }
}

function literal(value: Value | undefined, span: Span): Value {
  if (value?.kind === 'list') return enumeration(value, span)
  if (value?.kind !== 'text' && value?.kind !== 'plain') return value ?? unknown('a literal', span)
  return schema([...typeOf([value], span), ['const', value]], span)
}

function enumeration(value: Value | undefined, span: Span): Value {
  const options =
    value?.kind === 'list'
      ? value.items
      : value?.kind === 'fields'
        ? [...value.fields.values()].map((field) => field.value)
        : undefined
  if (options === undefined) return value?.kind === 'unknown' ? value : unknown('an enum', span)
  const open = value?.kind === 'list' || value?.kind === 'fields' ? value.open : undefined
  return schema([...typeOf(options, span), ['enum', listValue(options, value?.span ?? span, open)]], span)
}

function* typeOf(values: readonly Value[], span: Span): Iterable<readonly [string, Value]> {
  const types = new Set(
    values.map((value) =>
      value.kind === 'text' ? 'string' : value.kind === 'plain' ? (value.value === null ? 'null' : typeof value.value) : '',
    ),
  )
  const [only] = types
  if (types.size === 1 && only !== undefined && only !== '') yield ['type', text(only, span)]
}

function tuple(items: Value | undefined, rest: Value | undefined, span: Span): Value | undefined {
  if (items?.kind !== 'list') return undefined
  return typed('array', span, [['prefixItems', items], ...(rest?.kind === 'schema' ? [['items', rest] as const] : [])])
}

function object(name: string, shape: Value | undefined, span: Span): Value | undefined {
  if (shape === undefined) return objectOf(fields([], span), span)
  if (shape.kind !== 'fields') return shape.kind === 'unknown' ? objectOf(fields([], span, shape), span) : undefined
  const others =
    name === 'strictObject'
      ? [['additionalProperties', plain(false, span)] as const]
      : name === 'looseObject'
        ? [['additionalProperties', fields([], span)] as const]
        : []
  return objectOf(shape, span, others)
}

function record(key: Value | undefined, value: Value | undefined, span: Span): Value | undefined {
  if (key === undefined) return undefined
  if (value === undefined) return typed('object', span, [['additionalProperties', key]])
  const names =
    key.kind === 'schema' && [...key.keywords.fields.keys()].some((keyword) => !/^(?:type|description)$/.test(keyword))
  return typed('object', span, [...(names ? [['propertyNames', key] as const] : []), ['additionalProperties', value]])
}

function union(options: Value | undefined, span: Span): Value | undefined {
  if (options?.kind !== 'list') return undefined
  const absent = options.items.some((item) => item.kind === 'schema' && item.optional)
  return { ...having(schema([], span), [['anyOf', options]]), optional: absent }
}
