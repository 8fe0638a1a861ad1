import { isArray, isObject, type Json } from '../core/json.ts'
import { clip, nearest } from '../core/text.ts'
import type { Dialect } from './dialect.ts'

/** One thing that is wrong with the value of a keyword. */
interface Flaw {
  /** The member that is wrong, as segments below the keyword; none where the value itself is. */
  readonly below: readonly (string | number)[]
  /** `item 1 of "required" must be a string, not 5` */
  readonly says: string
  /** What was probably meant, as a sentence. */
  readonly hint?: string
}

/** What is wrong with a keyword's value; nothing of a right one. */
type Shape = (value: Json, keyword: string) => readonly Flaw[]

const NONE: readonly Flaw[] = []
const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']
const SCHEMA = 'a schema (an object, true or false)'

const isSchema = (value: Json): boolean => isObject(value) || typeof value === 'boolean'
const isText = (value: Json): boolean => typeof value === 'string'
const isFlag = (value: Json): boolean => typeof value === 'boolean'

/** Of an item of a list, counted from 1 as people do, or of a member of an object. */
function place(keyword: string, below: Flaw['below']): string {
  const [segment] = below
  if (segment === undefined) return `"${keyword}"`
  return typeof segment === 'number' ? `item ${segment + 1} of "${keyword}"` : `${quoted(segment)} in "${keyword}"`
}

function flaw(keyword: string, below: Flaw['below'], must: string, value: Json, hint?: string): readonly Flaw[] {
  return [{ below, says: `${place(keyword, below)} must be ${must}, not ${shown(value)}`, ...(hint !== undefined && { hint }) }]
}

const shape =
  (must: string, fits: (value: Json) => boolean): Shape =>
  (value, keyword) =>
    fits(value) ? NONE : flaw(keyword, [], must, value)

/** An object each of whose members has to fit. */
const mapOf =
  (must: string, member: (value: Json, keyword: string, name: string) => readonly Flaw[]): Shape =>
  (value, keyword) =>
    isObject(value)
      ? Object.keys(value).flatMap((name) => member(value[name] ?? null, keyword, name))
      : flaw(keyword, [], must, value)

/** Of a list, the first item that does not fit: one wrong idea makes them all wrong. */
const listOf =
  (must: string, item: string, fits: (value: Json) => boolean, least: number): Shape =>
  (value, keyword) => {
    if (!isArray(value) || value.length < least) return flaw(keyword, [], must, value)
    const wrong = value.findIndex((one) => !fits(one))
    if (wrong === -1) return NONE
    const odd = value[wrong] ?? null
    return flaw(keyword, [wrong], item, odd, fits === isSchema ? typeHint(odd) : undefined)
  }

const distinct =
  (inner: Shape): Shape =>
  (value, keyword) => {
    const wrong = inner(value, keyword)
    if (wrong.length > 0 || !isArray(value) || new Set(value).size === value.length) return wrong
    const again = value.findIndex((item, index) => value.indexOf(item) < index)
    return [{ below: [again], says: `"${keyword}" must not name ${shown(value[again] ?? null)} twice` }]
  }

const schema: Shape = (value, keyword) => (isSchema(value) ? NONE : flaw(keyword, [], SCHEMA, value, typeHint(value)))
const schemas = listOf('a non-empty list of schemas', SCHEMA, isSchema, 1)
const schemaMap = mapOf('an object of schemas', (value, keyword, name) =>
  isSchema(value) ? NONE : flaw(keyword, [name], SCHEMA, value, strayHint(name, value, keyword) ?? typeHint(value)),
)
const schemaOrList: Shape = (value, keyword) =>
  isArray(value) ? schemas(value, keyword) : isSchema(value) ? NONE : flaw(keyword, [], 'a schema or a list of schemas', value)
/** Since 2020-12 `items` is one schema. */
const items: Shape = (value, keyword) =>
  isArray(value)
    ? flaw(keyword, [], SCHEMA, value, 'Since 2020-12, a list of schemas, one for each position, belongs in "prefixItems".')
    : schema(value, keyword)
const strings = distinct(listOf('a list of distinct strings', 'a string', isText, 0))
const required: Shape = (value, keyword) =>
  typeof value === 'boolean'
    ? flaw(
        keyword,
        [],
        'a list of distinct strings',
        value,
        'To require a property, name it in the "required" next to the "properties" that declare it.',
      )
    : strings(value, keyword)
const text = shape('a string', isText)
const flag = shape('true or false', isFlag)
const number = shape('a number', (value) => typeof value === 'number')
const exclusive: Shape = (value, keyword) =>
  typeof value === 'number'
    ? NONE
    : flaw(keyword, [], 'a number', value, isFlag(value) ? `Since draft-06, "${keyword}" contains the bound itself.` : undefined)
const positive = shape('a number above 0', (value) => typeof value === 'number' && value > 0)
const size = shape('a whole number from 0', (value) => Number.isInteger(value) && typeof value === 'number' && value >= 0)
const values = shape('a list', isArray)
const anchor = shape('a plain name', (value) => typeof value === 'string' && /^[A-Za-z_][-A-Za-z0-9._]*$/.test(value))
const idText = shape('a URI without a fragment', (value) => typeof value === 'string' && /^[^#]*#?$/.test(value))
const isStrings = (value: Json): boolean => strings(value, '').length === 0
const stringsMap = mapOf('an object of lists of distinct strings', (value, keyword, name) =>
  isStrings(value) ? NONE : flaw(keyword, [name], 'a list of distinct strings', value),
)
const dependencies = mapOf('an object of schemas or of lists of distinct strings', (value, keyword, name) =>
  isSchema(value) || isStrings(value) ? NONE : flaw(keyword, [name], 'a schema or a list of distinct strings', value),
)

const type: Shape = (value, keyword) => {
  if (isArray(value) && value.length === 0) return flaw(keyword, [], 'a type or a non-empty list of types', value)
  if (!isArray(value)) return isTypeName(value) ? NONE : flaw(keyword, [], typeMeant(value), value)
  const odd = value.findIndex((name) => !isTypeName(name))
  if (odd !== -1) return flaw(keyword, [odd], typeMeant(value[odd] ?? null), value[odd] ?? null)
  return distinct(() => NONE)(value, keyword)
}

function isTypeName(value: Json): boolean {
  return typeof value === 'string' && TYPES.includes(value)
}

function typeMeant(odd: Json): string {
  const near = typeof odd === 'string' ? (SAME.get(odd.toLowerCase()) ?? nearest(odd, TYPES)) : undefined
  return near === undefined ? `one of ${TYPES.join(', ')}` : `"${near}", or another of ${TYPES.join(', ')}`
}

/** `"string"` where a schema is wanted. */
function typeHint(value: Json): string | undefined {
  const name = typeof value === 'string' ? (SAME.get(value.toLowerCase()) ?? value) : undefined
  return name !== undefined && TYPES.includes(name) ? `Write {"type": "${name}"}.` : undefined
}

/** A keyword that slipped in among the names of properties. */
function strayHint(name: string, value: Json, keyword: string): string | undefined {
  const known = keyword === 'properties' && Object.hasOwn(COMMON, name) ? COMMON[name] : undefined
  return known?.(value, name).length === 0
    ? `If you mean the keyword "${name}", write it one level up, next to "properties".`
    : undefined
}

function shown(value: Json): string {
  if (typeof value === 'string') return quoted(value)
  if (isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return isObject(value) ? 'an object' : String(value)
}

function quoted(words: string): string {
  return JSON.stringify(clip(words, 40))
}

/** What other languages call the seven types. */
const SAME = new Map(
  Object.entries({
    float: 'number',
    double: 'number',
    int: 'integer',
    long: 'integer',
    str: 'string',
    text: 'string',
    date: 'string',
    bool: 'boolean',
    dict: 'object',
    map: 'object',
    list: 'array',
    tuple: 'array',
    none: 'null',
  }),
)

const COMMON: Readonly<Record<string, Shape>> = {
  $schema: text,
  $ref: text,
  title: text,
  description: text,
  format: text,
  type,
  properties: schemaMap,
  patternProperties: schemaMap,
  definitions: schemaMap,
  additionalProperties: schema,
  not: schema,
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  enum: values,
  required,
  pattern: text,
  multipleOf: positive,
  minimum: number,
  maximum: number,
  exclusiveMinimum: exclusive,
  exclusiveMaximum: exclusive,
  minLength: size,
  maxLength: size,
  minItems: size,
  maxItems: size,
  minProperties: size,
  maxProperties: size,
  uniqueItems: flag,
  dependencies,
}

const SINCE_06 = { contains: schema, propertyNames: schema, examples: values }
const SINCE_07 = {
  $comment: text,
  if: schema,
  then: schema,
  else: schema,
  readOnly: flag,
  contentEncoding: text,
  contentMediaType: text,
}
const SINCE_2019 = {
  $id: idText,
  $anchor: anchor,
  $defs: schemaMap,
  $vocabulary: mapOf('an object of true or false', (value, keyword, name) =>
    isFlag(value) ? NONE : flaw(keyword, [name], 'true or false', value),
  ),
  dependentSchemas: schemaMap,
  dependentRequired: stringsMap,
  unevaluatedItems: schema,
  unevaluatedProperties: schema,
  contentSchema: schema,
  minContains: size,
  maxContains: size,
  deprecated: flag,
  writeOnly: flag,
}
const OLD_ITEMS = { items: schemaOrList, additionalItems: schema }

/** Every keyword of a dialect with the shape of its value, as the dialect's meta-schema has it. Other keywords may hold anything. */
export const KEYWORDS: Readonly<Record<Dialect, Readonly<Record<string, Shape>>>> = {
  '2020-12': {
    ...COMMON,
    ...SINCE_06,
    ...SINCE_07,
    ...SINCE_2019,
    items,
    prefixItems: schemas,
    $dynamicRef: text,
    $dynamicAnchor: anchor,
    $recursiveRef: text,
    $recursiveAnchor: anchor,
  },
  '2019-09': { ...COMMON, ...SINCE_06, ...SINCE_07, ...SINCE_2019, ...OLD_ITEMS, $recursiveRef: text, $recursiveAnchor: flag },
  'draft-07': { ...COMMON, ...SINCE_06, ...SINCE_07, ...OLD_ITEMS, $id: text },
  'draft-06': { ...COMMON, ...SINCE_06, ...OLD_ITEMS, $id: text },
  'draft-04': {
    ...COMMON,
    ...OLD_ITEMS,
    id: text,
    exclusiveMinimum: flag,
    exclusiveMaximum: flag,
    required: distinct(listOf('a non-empty list of distinct strings', 'a string', isText, 1)),
    enum: shape('a non-empty list', (value) => isArray(value) && value.length > 0),
  },
  unknown: { type, title: text, description: text, properties: schemaMap, allOf: schemas, anyOf: schemas, oneOf: schemas },
}
