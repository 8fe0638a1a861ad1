import type { Json } from './json.ts'

/** How long a value is as compact JSON, in UTF-16 units, however deep it is. */
export function jsonLength(value: Json): number {
  try {
    return JSON.stringify(value).length
  } catch {
    // JSON.stringify is fast, and runs out of stack at some thousand levels, which a hostile schema has
    return lengthOfDeep(value)
  }
}

function lengthOfDeep(value: Json): number {
  const open: Json[] = [value]
  let length = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) {
      length += JSON.stringify(next).length
      continue
    }
    const keys = Array.isArray(next) ? [] : Object.keys(next)
    const inner: readonly Json[] = Array.isArray(next) ? next : Object.values(next)
    length += 2 + Math.max(0, inner.length - 1)
    for (const key of keys) length += JSON.stringify(key).length + 1
    for (const one of inner) open.push(one)
  }
  return length
}
