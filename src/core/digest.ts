import { hash } from 'node:crypto'
import { isArray, isObject, type Json } from './json.ts'

/** Canonical JSON: object keys sorted by UTF-16 code unit, no white space. Equal values give equal bytes (as RFC 8785 does). */
export function canonical(value: Json): string {
  if (isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  // not through a sorted object, which would put keys that look like array indexes first
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`).join(',')}}`
}

/** SHA-256 of a text, in hexadecimal, cut to `length` characters (64 is all of it). */
export function digest(text: string, length = 64): string {
  return hash('sha256', text).slice(0, length)
}
