import { isArray, isObject, type Json } from './json.ts'
import { segmentsOf, type Pointer } from './pointer.ts'

/** A value with another one at a pointer, or without what stands there (`to: undefined`). Creates the last segment, never more; keeps the order of keys. */
export function edited(value: Json, at: Pointer, to: Json | undefined): Json {
  return replaced(value, segmentsOf(at), to) ?? null
}

function replaced(value: Json, [key, ...rest]: readonly string[], to: Json | undefined): Json | undefined {
  if (key === undefined) return to
  if (isArray(value)) {
    // as RFC 6901 has it: `Number` alone would take '' and ' 0' and '0x0' for the first item
    const at = /^(0|[1-9]\d*)$/.test(key) ? Number(key) : -1
    const current = value[at]
    if (current === undefined) return value
    const inner = replaced(current, rest, to)
    return inner === undefined
      ? value.filter((_, index) => index !== at)
      : value.map((item, index) => (index === at ? inner : item))
  }
  if (!isObject(value)) return value
  const current = Object.hasOwn(value, key) ? value[key] : undefined
  const inner = current === undefined ? (rest.length === 0 ? to : undefined) : replaced(current, rest, to)
  const others = Object.entries(value).filter(([name]) => name !== key)
  if (inner === undefined) return Object.fromEntries(others)
  // keeps the order of the keys, as every written file should
  return current === undefined
    ? Object.fromEntries([...others, [key, inner]])
    : Object.fromEntries(Object.entries(value).map(([name, old]) => [name, name === key ? inner : old]))
}
