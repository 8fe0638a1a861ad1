import type { MethodCall } from '../library.ts'
import { fieldOf, fields, listValue, plain, text, type Field, type FieldsValue, type SchemaValue, type Value } from '../value.ts'
import { FORMATS } from './formats.ts'
import { having, schema } from './make.ts'

type ChainCall = Pick<MethodCall, 'name' | 'at' | 'args' | 'span'>

/** Methods that change nothing of what is accepted, or nothing that JSON Schema can say. */
const SILENT =
  /^(?:refine|superRefine|check|overwrite|transform|pipe|brand|readonly|catch|trim|toLowerCase|toUpperCase|normalize|slugify|finite|safe|register|clone|strip|with)$/

/** The bounds that a method sets: the keyword by the JSON type of what is validated. */
const BOUNDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  string: { min: ['minLength'], max: ['maxLength'], length: ['minLength', 'maxLength'] },
  array: { min: ['minItems'], max: ['maxItems'], length: ['minItems', 'maxItems'], size: ['minItems', 'maxItems'] },
  number: {
    min: ['minimum'],
    gte: ['minimum'],
    max: ['maximum'],
    lte: ['maximum'],
    gt: ['exclusiveMinimum'],
    lt: ['exclusiveMaximum'],
    multipleOf: ['multipleOf'],
    step: ['multipleOf'],
  },
}

/** What a method makes of a validator: `.min(1)`, `.optional()`. undefined for one that is not known. */
export function chained(on: SchemaValue, call: ChainCall): Value | undefined {
  const { name, args, at } = call
  const [first] = args
  if (SILENT.test(name)) return on
  const type = fieldOf(on.keywords, 'type')
  const kind = type?.kind === 'text' ? type.text : ''
  const bounds = BOUNDS[kind === 'integer' ? 'number' : kind]?.[name]
  if (bounds !== undefined)
    return first === undefined
      ? undefined
      : having(
          on,
          bounds.map((keyword) => [keyword, { ...first, span: at }]),
        )
  const simple = common(on, call) ?? ofText(on, kind, call) ?? ofNumber(on, call)
  return simple ?? ofObject(on, call)
}

function common(on: SchemaValue, { name, args, at, span }: ChainCall): Value | undefined {
  const [first] = args
  switch (name) {
    case 'describe':
      return first === undefined ? undefined : having(on, [['description', first]])
    case 'meta':
    case 'openapi':
      return first?.kind === 'fields'
        ? having(
            on,
            [...first.fields].map(([key, field]) => [key, field.value]),
          )
        : undefined
    case 'optional':
    case 'exactOptional':
      return { ...on, optional: true }
    case 'nonoptional':
      return { ...on, optional: false }
    case 'default':
    case 'prefault':
      return { ...having(on, [['default', first?.kind === 'function' ? undefined : first]]), optional: true }
    case 'nullable':
      return nullable(on, at)
    case 'nullish':
      return { ...nullable(on, at), optional: true }
    case 'array':
      return schema(
        [
          ['type', text('array', at)],
          ['items', on],
        ],
        span,
      )
    case 'or':
      return first === undefined ? undefined : schema([['anyOf', listValue([on, first], span)]], span)
    case 'and':
      return first === undefined ? undefined : schema([['allOf', listValue([on, first], span)]], span)
    case 'unwrap':
      return { ...on, optional: false }
    default:
      return undefined
  }
}

/** A type together with null; what is no plain type gets a union. What is said of the value is said of both. */
function nullable(on: SchemaValue, at: ChainCall['at']): SchemaValue {
  const { fields: known } = on.keywords
  const type = known.get('type')?.value
  const isPlain = type?.kind === 'text' && on.shape === undefined && !known.has('enum') && !known.has('const')
  if (isPlain) return having(on, [['type', listValue([type, text('null', at)], at)]])
  const outside = ['description', 'title', 'default'].flatMap((name) => {
    const field = known.get(name)
    return field === undefined ? [] : [[name, field.value] as const]
  })
  const inside = having(
    on,
    outside.map(([name]) => [name, undefined]),
  )
  return {
    ...schema([['anyOf', listValue([inside, schema([['type', text('null', at)]], at)], on.span)], ...outside], on.span),
    optional: on.optional,
  }
}

function ofText(on: SchemaValue, kind: string, { name, args, at }: ChainCall): Value | undefined {
  if (kind !== 'string') return name === 'nonempty' && kind === 'array' ? having(on, [['minItems', plain(1, at)]]) : undefined
  const [first] = args
  if (Object.hasOwn(FORMATS, name)) return having(on, [['format', text(FORMATS[name] ?? name, at)]])
  if (name === 'nonempty') return having(on, [['minLength', plain(1, at)]])
  if (name === 'regex') return first?.kind === 'text' ? having(on, [['pattern', first]]) : on
  const literal = first?.kind === 'text' ? first.text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`) : undefined
  const pattern = { startsWith: `^${literal}.*`, endsWith: `.*${literal}$`, includes: literal }[name]
  return pattern === undefined || literal === undefined ? undefined : having(on, [['pattern', text(pattern, at)]])
}

function ofNumber(on: SchemaValue, { name, at }: ChainCall): Value | undefined {
  const zero = plain(0, at)
  switch (name) {
    case 'int':
      return having(on, [['type', text('integer', at)]])
    case 'positive':
      return having(on, [['exclusiveMinimum', zero]])
    case 'nonnegative':
      return having(on, [['minimum', zero]])
    case 'negative':
      return having(on, [['exclusiveMaximum', zero]])
    case 'nonpositive':
      return having(on, [['maximum', zero]])
    default:
      return undefined
  }
}

function ofObject(on: SchemaValue, { name, args, at, span }: ChainCall): Value | undefined {
  const [first] = args
  const { shape } = on
  if (shape === undefined) return undefined
  const others = (value: Value): Value => having(on, [['additionalProperties', value]])
  const wanted = first?.kind === 'fields' ? new Set(first.fields.keys()) : undefined
  const kept = (keep: (key: string) => boolean): Value => ({
    ...on,
    shape: { ...shape, fields: new Map([...shape.fields].filter(([key]) => keep(key))) },
  })
  switch (name) {
    case 'extend':
    case 'safeExtend':
    case 'augment':
      return first?.kind === 'fields' ? { ...on, shape: together(shape, first), span } : undefined
    case 'merge':
      return first?.kind === 'schema' && first.shape !== undefined
        ? { ...on, shape: together(shape, first.shape), span }
        : undefined
    case 'pick':
      return wanted === undefined ? undefined : kept((key) => wanted.has(key))
    case 'omit':
      return wanted === undefined ? undefined : kept((key) => !wanted.has(key))
    case 'partial':
    case 'deepPartial':
      return {
        ...on,
        shape: changed(shape, (value, key) => (wanted === undefined || wanted.has(key) ? { ...value, optional: true } : value)),
      }
    case 'required':
      return {
        ...on,
        shape: changed(shape, (value, key) => (wanted === undefined || wanted.has(key) ? { ...value, optional: false } : value)),
      }
    case 'strict':
      return others(plain(false, at))
    case 'passthrough':
    case 'loose':
    case 'nonstrict':
      return others(fields([], at))
    case 'catchall':
      return first === undefined ? undefined : others(first)
    case 'keyof':
      return schema(
        [
          ['type', text('string', at)],
          [
            'enum',
            listValue(
              [...shape.fields.keys()].map((key) => text(key, at)),
              at,
              shape.open,
            ),
          ],
        ],
        span,
      )
    default:
      return undefined
  }
}

function together(a: FieldsValue, b: FieldsValue): FieldsValue {
  return { ...a, fields: new Map([...a.fields, ...b.fields]), open: a.open ?? b.open }
}

function changed(shape: FieldsValue, change: (value: SchemaValue, key: string) => SchemaValue): FieldsValue {
  const fields = new Map<string, Field>()
  for (const [key, field] of shape.fields)
    fields.set(key, field.value.kind === 'schema' ? { ...field, value: change(field.value, key) } : field)
  return { ...shape, fields }
}
