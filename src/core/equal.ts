import { isArray, isObject, type Json } from './json.ts'

/** More than any source gives; what nests deeper counts as different, so that nothing hostile exhausts the stack. */
const MOST_LEVELS = 1_000

/** Deep equality of JSON values; the order of keys does not matter. */
export function isEqual(a: Json, b: Json, levels = MOST_LEVELS): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || levels === 0) return false
  if (isArray(a)) {
    return isArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null, levels - 1))
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key] ?? null, b[key] ?? null, levels - 1))
  )
}
