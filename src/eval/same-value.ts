import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { sameMoment } from './moment.ts'
import { sameText } from './same-text.ts'
import { valueKindOf } from './text-kind.ts'

/**
 * Whether a given value that is no list and no object means the expected one. Texts are compared as what the parameter
 * holds (`valueKindOf`). A suite's `5` fits `"5"` where the schema wants a text, and the reverse for numbers, because YAML writes
 * both alike; nothing else is converted: a server would reject it.
 */
export function sameScalar(expected: Json, given: Json, name: string, schema: JsonObject): boolean {
  if (typeof expected === 'number' && typeof given === 'number') return sameNumber(expected, given)
  if (typeof given === 'string' && !isArray(expected) && !isObject(expected) && expected !== null) {
    if (typeof expected !== 'string') return holds(schema, 'string') && String(expected) === given.trim()
    return sameText(expected, given, valueKindOf(name, schema, expected)) || sameMoment(expected, given, name, schema)
  }
  if (typeof expected === 'string' && typeof given === 'number') {
    return !holds(schema, 'string') && (holds(schema, 'number') || holds(schema, 'integer')) && Number(expected) === given
  }
  return expected === given
}

/** Whether the schema names this type. */
function holds(schema: JsonObject, type: string): boolean {
  const types = own(schema, 'type')
  return types === type || (isArray(types) && types.includes(type))
}

/** Equal but for what binary fractions lose. */
function sameNumber(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) <= 1e-12 * Math.max(Math.abs(one), Math.abs(other))
}
