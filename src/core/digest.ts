import { createHash } from 'node:crypto'
import { isArray, isObject, type Json } from './json.ts'

/** Canonical JSON: object keys sorted by UTF-16 code unit, no white space. Equal values give equal bytes (as RFC 8785 does). */
export function canonical(value: Json): string {
  if (isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  // not through a sorted object, which would put keys that look like array indexes first
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}

/** SHA-256 of a text, in hexadecimal, cut to `length` characters (64 is all of it). */
export function digest(text: string, length = 64): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}
