import { createHash } from 'node:crypto'
import type { Json } from './json.ts'

/** Canonical JSON: object keys sorted by UTF-16 code unit, no white space. Equal values give equal bytes (as RFC 8785 does). */
export function canonical(value: Json): string {
  return JSON.stringify(sorted(value))
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** SHA-256 of a text, in hexadecimal, cut to `length` characters (64 is all of it). */
export function digest(text: string, length = 64): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}
