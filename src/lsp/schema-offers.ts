import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'

/** Something that may be typed. */
export interface Offer {
  readonly label: string
  readonly kind: 'key' | 'value'
  readonly says: string | undefined
}

/** What a schema (draft 7, local references) takes at a path: keys of an object, or values. */
export function offersAt(root: JsonObject, path: readonly string[], part: 'key' | 'value' | 'either'): Offer[] {
  const schemas = path.reduce<readonly JsonObject[]>(
    (held, segment) => held.flatMap((schema) => below(schema, segment)).flatMap((schema) => parts(schema, root)),
    parts(root, root),
  )
  const keys = part === 'value' ? [] : schemas.flatMap((schema) => keysOf(schema, root))
  const values = part === 'key' ? [] : schemas.flatMap(valuesOf)
  return [...new Map([...keys, ...values].map((offer) => [offer.label, offer])).values()]
}

/** A schema with all that it refers to and chooses from. */
function parts(schema: JsonObject, root: JsonObject): JsonObject[] {
  const name = ownString(schema, '$ref')?.replace(/^#\/definitions\//, '')
  const definitions = own(root, 'definitions')
  const target = name === undefined || !isObject(definitions) ? undefined : own(definitions, name)
  if (isObject(target)) return parts(target, root)
  const inner = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => objectsIn(own(schema, key)))
  return [schema, ...inner.flatMap((one) => parts(one, root))]
}

function below(schema: JsonObject, segment: string): JsonObject[] {
  const properties = own(schema, 'properties')
  const property = isObject(properties) ? own(properties, segment) : undefined
  if (isObject(property)) return [property]
  const items = own(schema, 'items')
  if (/^\d+$/.test(segment) && items !== undefined) {
    const item = isArray(items) ? items[Number(segment)] : items
    return isObject(item) ? [item] : []
  }
  const others = own(schema, 'additionalProperties')
  const patterns = own(schema, 'patternProperties')
  if (isObject(others)) return [others]
  return isObject(patterns)
    ? Object.entries(patterns).flatMap(([pattern, value]) =>
        new RegExp(pattern).test(segment) && isObject(value) ? [value] : [],
      )
    : []
}

function keysOf(schema: JsonObject, root: JsonObject): Offer[] {
  const properties = own(schema, 'properties')
  if (!isObject(properties)) return []
  return Object.entries(properties).map(([label, property]) => ({
    label,
    kind: 'key',
    says: isObject(property) ? parts(property, root).flatMap((one) => ownString(one, 'description') ?? [])[0] : undefined,
  }))
}

function valuesOf(schema: JsonObject): Offer[] {
  const says = ownString(schema, 'description')
  const values: readonly Json[] = [...jsonList(own(schema, 'enum')), ...(own(schema, 'type') === 'boolean' ? [true, false] : [])]
  return values.map((value) => ({ label: String(value), kind: 'value', says }))
}

function objectsIn(value: Json | undefined): JsonObject[] {
  return jsonList(value).filter(isObject)
}

function jsonList(value: Json | undefined): readonly Json[] {
  return isArray(value) ? value : []
}
