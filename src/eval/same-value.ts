import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'

/** Texts that a person would call the same: Unicode form, case, and outer or repeated white space do not count. */
export function normalised(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

const DEEPEST = 64

/**
 * Whether a given value means the expected one. Strings are compared normalised, lists in order, objects key by key; a
 * key left out equals its schema default. Where the schema wants a string, an expected `5` accepts `"5"`, because YAML
 * writes both alike; nothing else is converted: a server would reject it.
 */
export function sameValue(expected: Json, given: Json, schema: JsonObject = {}, depth = 0): boolean {
  if (depth > DEEPEST) return false
  if (typeof expected === 'string') return typeof given === 'string' && normalised(expected) === normalised(given)
  if (isArray(expected)) {
    const items = ownObject(schema, 'items')
    return (
      isArray(given) &&
      expected.length === given.length &&
      expected.every((item, index) => sameValue(item, given[index] ?? null, items, depth + 1))
    )
  }
  if (isObject(expected)) return isObject(given) && sameObject(expected, given, schema, depth)
  if (typeof given === 'string' && ownString(schema, 'type') === 'string') return String(expected) === given.trim()
  return expected === given
}

function sameObject(expected: JsonObject, given: JsonObject, schema: JsonObject, depth: number): boolean {
  const properties = ownObject(schema, 'properties') ?? {}
  return [...new Set([...Object.keys(expected), ...Object.keys(given)])].every((key) => {
    const inner = ownObject(properties, key) ?? {}
    const wanted = own(expected, key) ?? own(inner, 'default')
    const got = own(given, key) ?? own(inner, 'default')
    return wanted !== undefined && got !== undefined && sameValue(wanted, got, inner, depth + 1)
  })
}
