import { isEqual } from '../core/equal.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'

/** Null, and what holds nothing: an empty text, list or object. */
function isEmpty(value: Json): boolean {
  if (value === null || value === '' || (isArray(value) && value.length === 0)) return true
  return isObject(value) && Object.keys(value).length === 0
}

/**
 * Whether a given value says no more than leaving it out would: the schema's default; else, where the default is none or as
 * empty, what is empty. `false` says as much as nothing where the default is not `true`.
 */
export function isDefault(given: Json, schema: JsonObject): boolean {
  const fallback = own(schema, 'default')
  if (fallback !== undefined && isEqual(given, fallback)) return true
  if (fallback !== undefined && fallback !== false && !isEmpty(fallback)) return false
  return given === false || isEmpty(given)
}
