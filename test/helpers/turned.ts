import { isArray, isObject, type Json } from '../../src/core/json.ts'

/** The same value with the keys of all its objects in another order. */
export function turned(value: Json): Json {
  if (isArray(value)) return value.map(turned)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  )
}
