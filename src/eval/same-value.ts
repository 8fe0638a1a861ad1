import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { assignable } from '../core/assign.ts'
import { itemOf, keyOf, NO_ARGUMENT, wordsOfName, type Argument } from './argument.ts'
import { sameText } from './same-text.ts'

const DEEPEST = 64

/**
 * Whether a given value means the expected one. Texts are compared by `sameText`, objects key by key; a key left out equals its schema
 * default, or `null`. The order of texts in a list counts only where its name or its schema speaks of an order; that of anything else
 * always does. Where the schema wants a string, an expected `5` accepts `"5"`, because YAML writes both alike; nothing else is
 * converted: a server would reject it.
 */
export function sameValue(expected: Json, given: Json, parameter: Argument = NO_ARGUMENT, depth = 0): boolean {
  if (depth > DEEPEST) return false
  const { schema } = parameter
  if (typeof expected === 'string') return typeof given === 'string' && sameText(expected, given, parameter)
  if (isArray(expected)) return isArray(given) && sameList(expected, given, parameter, depth)
  if (isObject(expected)) return isObject(given) && sameObject(expected, given, parameter, depth)
  if (typeof given === 'string' && ownString(schema, 'type') === 'string') return String(expected) === given.trim()
  if (typeof expected === 'number' && typeof given === 'number') return sameNumber(expected, given)
  return expected === given
}

/** 0.1 + 0.2 is 0.3. */
function sameNumber(expected: number, given: number): boolean {
  if (Number.isInteger(expected) && Number.isInteger(given)) return expected === given
  return Math.abs(expected - given) <= 1e-9 * Math.max(Math.abs(expected), Math.abs(given))
}

function sameList(expected: readonly Json[], given: readonly Json[], parameter: Argument, depth: number): boolean {
  if (expected.length !== given.length) return false
  const item = itemOf(parameter)
  if (isOrdered(expected, parameter)) {
    return expected.every((one, index) => sameValue(one, given[index] ?? null, item, depth + 1))
  }
  return assignable(given, expected, (one, wanted) => sameValue(wanted, one, item, depth + 1))
}

/** Words of names and descriptions of lists in which the order means something. */
const ORDER = new Set(
  'order ordered orders ordering sequence sequential steps step path route waypoints stops legs itinerary ranking ranked priority sort coordinates polygon first last then command cmd args argv arguments lines'.split(
    ' ',
  ),
)

/** Attendees, tags and recipients are the same in any order; steps, coordinates and numbers are not. */
export function isOrdered(items: readonly Json[], { name, schema }: Argument): boolean {
  if (own(schema, 'uniqueItems') === true) return false
  if (!items.every((item) => typeof item === 'string')) return true
  return [...wordsOfName(name), ...wordsOfName(ownString(schema, 'description') ?? '')].some((word) => ORDER.has(word))
}

function sameObject(expected: JsonObject, given: JsonObject, parameter: Argument, depth: number): boolean {
  return [...new Set([...Object.keys(expected), ...Object.keys(given)])].every((key) => {
    const inner = keyOf(parameter, key)
    return sameValue(valueOf(expected, key, inner), valueOf(given, key, inner), inner, depth + 1)
  })
}

/** A key left out is its default, else nothing, which is what `null` says. */
function valueOf(object: JsonObject, key: string, { schema }: Argument): Json {
  return own(object, key) ?? own(schema, 'default') ?? null
}
