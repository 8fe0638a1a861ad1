import { isEqual } from '../core/equal.ts'
import { isArray, isObject, type Json, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'

/*
 * While somebody types in a text of a schema, what does not depend on texts stays known: a schema that differs from an earlier one
 * in nothing but its texts has the shape of that one.
 */

/** Keywords whose strings state nothing that a value must satisfy. */
const TEXTS = new Set(['title', 'description', '$comment'])

/** Keywords that hold values, whose keys may have any name. */
const VALUES = new Set(['const', 'enum', 'default', 'example', 'examples'])

const shapes = new WeakMap<JsonObject, JsonObject>()

/** Notes that a schema has the shape of an earlier one, if that is so. */
export function noteShape(schema: JsonObject, before: JsonObject): void {
  if (schema !== before && haveOneShape(schema, before)) shapes.set(schema, shapeOf(before))
}

/**
 * A fact of a schema that depends on none of its texts, remembered for its shape. Schemas in it may be those of the earlier one, with
 * other texts.
 */
export function rememberedForShape<Fact extends NonNullable<unknown>>(
  compute: (root: JsonObject) => Fact,
): (root: JsonObject) => Fact {
  const fact = rememberedFor(compute)
  return (root) => fact(shapeOf(root))
}

function shapeOf(schema: JsonObject): JsonObject {
  return shapes.get(schema) ?? schema
}

/** True for schemas, or parts of them, that differ in nothing but texts. */
function haveOneShape(one: Json, other: Json): boolean {
  if (one === other) return true
  if (isArray(one)) {
    return isArray(other) && one.length === other.length && one.every((item, index) => haveOneShape(item, other[index] ?? null))
  }
  if (!isObject(one) || !isObject(other)) return false
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  return (
    keys.length === others.length &&
    keys.every((key, index) => key === others[index] && areAlikeUnder(key, one[key] ?? null, other[key] ?? null))
  )
}

function areAlikeUnder(key: string, one: Json, other: Json): boolean {
  if (TEXTS.has(key) && typeof one === 'string' && typeof other === 'string') return true
  return VALUES.has(key) ? isEqual(one, other) : haveOneShape(one, other)
}
