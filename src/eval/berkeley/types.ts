import { isArray, isObject, ownObject, ownString, type Json, type JsonObject } from '../../core/json.ts'

/** The types that the Berkeley checker tells apart. A number without a fraction is an integer: JSON does not say otherwise. */
export type BerkeleyType = 'string' | 'integer' | 'float' | 'boolean' | 'list' | 'object' | 'null'

/** Names of types in the leaderboard's own schemas and in JSON Schema. */
const NAMES: ReadonlyMap<string, BerkeleyType> = new Map<string, BerkeleyType>(
  Object.entries({
    string: 'string',
    any: 'string',
    integer: 'integer',
    float: 'float',
    number: 'float',
    boolean: 'boolean',
    array: 'list',
    tuple: 'list',
    dict: 'object',
    object: 'object',
  } as const),
)

/** The type that a parameter's schema declares; a text where it declares none that is known. */
export function declaredType(schema: JsonObject): BerkeleyType {
  return NAMES.get(ownString(schema, 'type') ?? '') ?? 'string'
}

/** The declared type of a list's items; undefined where the schema declares no list or says nothing about its items. */
export function declaredItemType(schema: JsonObject): BerkeleyType | undefined {
  const items = ownObject(schema, 'items')
  return declaredType(schema) === 'list' && items !== undefined ? declaredType(items) : undefined
}

export function typeOf(value: Json): BerkeleyType {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  if (isArray(value)) return 'list'
  return isObject(value) ? 'object' : 'null'
}

/** Whether a tool's schema declares one type that the checker knows for a parameter. */
export function hasDeclaredType(parameters: JsonObject, name: string): boolean {
  const schema = ownObject(ownObject(parameters, 'properties') ?? {}, name)
  return schema !== undefined && NAMES.has(ownString(schema, 'type') ?? '')
}
