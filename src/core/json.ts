/** Any JSON value (RFC 8259). What comes from outside stays `Json` until a guard has looked at it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [key: string]: Json
}

/** True for a JSON object: not null, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for a JSON array. `Array.isArray` alone would narrow to `any[]`. */
export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value)
}

/** An own property, so that a key called `constructor` never finds `Object.prototype`. */
export function own(object: JsonObject, key: string): Json | undefined {
  // hot: all that a plain object inherits is functions and `__proto__`, and data has no functions, so few keys need the slow question
  const value = object[key]
  if (typeof value !== 'function' && key !== '__proto__') return value
  return Object.hasOwn(object, key) ? value : undefined
}

/** The own property when it is a string. */
export function ownString(object: JsonObject, key: string): string | undefined {
  const value = own(object, key)
  return typeof value === 'string' ? value : undefined
}

/** The own property when it is an object. */
export function ownObject(object: JsonObject, key: string): JsonObject | undefined {
  const value = own(object, key)
  return isObject(value) ? value : undefined
}

/** What a message calls a value: `an array`, `a string`, `null`. */
export function kindOf(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
