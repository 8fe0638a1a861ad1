import { isArray, isObject, type Json } from '../../src/core/json.ts'

/** What an SDK adds to a tool, whatever the author wrote. */
const ADDED = new Set(['$schema', 'execution'])
const SAFE = Number.MAX_SAFE_INTEGER

/** A tool list as both sides can say it: what converters of Zod write in several ways is written in one. */
export function normal(value: Json | undefined): Json | undefined {
  if (isArray(value)) return value.map((item) => normal(item) ?? null)
  if (!isObject(value)) return value
  const result: Record<string, Json> = {}
  for (const [key, part] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const known = ADDED.has(key) ? undefined : normal(part)
    if (known === undefined || isNothing(key, known)) continue
    result[key] = key === 'required' && isArray(known) ? [...known].sort() : known
  }
  return written(result)
}

/** Keywords that accept what is accepted without them. */
function isNothing(key: string, value: Json): boolean {
  // Zod 3 closes its objects and Zod 4 does not, and neither author wrote that
  if (key === 'additionalProperties') return value === false || (isObject(value) && Object.keys(value).length === 0)
  if (key === 'propertyNames') return isObject(value) && Object.keys(value).join() === 'type'
  if (key === 'required') return isArray(value) && value.length === 0
  return (key === 'maximum' && value === SAFE) || (key === 'minimum' && value === -SAFE)
}

function written(schema: Record<string, Json>): Json {
  const { type, format, pattern, anyOf, ...rest } = schema
  const kept = { ...rest, ...(pattern !== undefined && format === undefined ? { pattern } : {}) }
  const others = format === undefined ? kept : { ...kept, format }
  const options = isArray(anyOf) && type === undefined ? anyOf : []
  const types = options.flatMap((option) => (isObject(option) && typeof option['type'] === 'string' ? [option['type']] : []))
  const [only, ...more] = options.filter((option) => !isOnlyType(option) || !isObject(option) || option['type'] !== 'null')
  // a union of types, and one thing or null, are said in two ways
  if (types.length > 1 && types.length === options.length) {
    if (options.every(isOnlyType)) return { ...others, type: types.sort() }
    if (more.length === 0 && options.length === 2 && isObject(only)) return { ...others, ...only, type: types.sort() }
  }
  const sorted = isArray(type) ? [...type].sort() : type
  return { ...others, ...(sorted === undefined ? {} : { type: sorted }), ...(anyOf === undefined ? {} : { anyOf }) }
}

function isOnlyType(schema: Json): boolean {
  return isObject(schema) && Object.keys(schema).join() === 'type'
}
