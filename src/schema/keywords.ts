import { isArray, isObject, type Json } from '../core/json.ts'
import { nearest } from '../core/text.ts'
import type { Dialect } from './dialect.ts'

/** What a keyword's value must be, in words that end "must be …"; undefined when it is. */
type Shape = (value: Json) => string | undefined

const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

const isSchema = (value: Json): boolean => isObject(value) || typeof value === 'boolean'
const isStrings = (value: Json): boolean =>
  isArray(value) && value.every((item) => typeof item === 'string') && new Set(value).size === value.length

const shape =
  (says: string, fits: (value: Json) => boolean): Shape =>
  (value) =>
    fits(value) ? undefined : says

const schema = shape('a schema', isSchema)
const schemas = shape('a non-empty list of schemas', (value) => isArray(value) && value.length > 0 && value.every(isSchema))
const schemaMap = shape('an object of schemas', (value) => isObject(value) && Object.values(value).every(isSchema))
const schemaOrList = shape(
  'a schema or a non-empty list of schemas',
  (value) => schema(value) === undefined || schemas(value) === undefined,
)
const strings = shape('a list of distinct strings', isStrings)
const text = shape('a string', (value) => typeof value === 'string')
const flag = shape('true or false', (value) => typeof value === 'boolean')
const number = shape('a number', (value) => typeof value === 'number')
const positive = shape('a number above 0', (value) => typeof value === 'number' && value > 0)
const size = shape('a whole number from 0', (value) => Number.isInteger(value) && typeof value === 'number' && value >= 0)
const values = shape('a list', isArray)
const anchor = shape('a plain name', (value) => typeof value === 'string' && /^[A-Za-z_][-A-Za-z0-9._]*$/.test(value))
const idText = shape('a URI without a fragment', (value) => typeof value === 'string' && /^[^#]*#?$/.test(value))
const stringsMap = shape(
  'an object of lists of distinct strings',
  (value) => isObject(value) && Object.values(value).every(isStrings),
)
const dependencies = shape(
  'an object of schemas or of lists of distinct strings',
  (value) => isObject(value) && Object.values(value).every((item) => isSchema(item) || isStrings(item)),
)

const type: Shape = (value) => {
  const names = isArray(value) ? value : [value]
  const odd = names.find((name) => typeof name !== 'string' || !TYPES.includes(name))
  if (odd === undefined)
    return names.length > 0 && new Set(names).size === names.length ? undefined : 'a type or a list of distinct types'
  const near = typeof odd === 'string' ? (SAME.get(odd.toLowerCase()) ?? nearest(odd, TYPES)) : undefined
  return near === undefined ? `one of ${TYPES.join(', ')}` : `"${near}", or another of ${TYPES.join(', ')}`
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
  required: strings,
  pattern: text,
  multipleOf: positive,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
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
  $vocabulary: shape(
    'an object of true or false',
    (value) => isObject(value) && Object.values(value).every((item) => typeof item === 'boolean'),
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
    items: schema,
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
    required: shape('a non-empty list of distinct strings', (value) => isStrings(value) && isArray(value) && value.length > 0),
    enum: shape('a non-empty list', (value) => isArray(value) && value.length > 0),
  },
  unknown: { type, title: text, description: text, properties: schemaMap, allOf: schemas, anyOf: schemas, oneOf: schemas },
}
