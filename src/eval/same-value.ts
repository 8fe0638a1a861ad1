import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import { assignable } from '../core/assign.ts'
import { NO_ARGUMENT, sameText, wordsOfName, type Argument } from './same-text.ts'

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
  if (isObject(expected)) return isObject(given) && sameObject(expected, given, schema, depth)
  if (typeof given === 'string' && ownString(schema, 'type') === 'string') return String(expected) === given.trim()
  return expected === given
}

function sameList(expected: readonly Json[], given: readonly Json[], parameter: Argument, depth: number): boolean {
  if (expected.length !== given.length) return false
  const item = itemOf(parameter)
  if (isOrdered(expected, parameter)) {
    return expected.every((one, index) => sameValue(one, given[index] ?? null, item, depth + 1))
  }
  return assignable(given, expected, (one, wanted) => sameValue(wanted, one, item, depth + 1))
}

/** The parameter of a list's items: they are called as the list is. */
export function itemOf({ name, schema }: Argument): Argument {
  return { name, schema: ownObject(schema, 'items') ?? {} }
}

/** Words of names and descriptions of lists in which the order means something. */
const ORDER = new Set(
  'order ordered orders ordering sequence sequential steps step path route waypoints ranking ranked priority sort coordinates polygon first last then'.split(
    ' ',
  ),
)

/** Attendees, tags and recipients are the same in any order; steps, coordinates and numbers are not. */
export function isOrdered(items: readonly Json[], { name, schema }: Argument): boolean {
  if (own(schema, 'uniqueItems') === true) return false
  if (!items.every((item) => typeof item === 'string')) return true
  return [...wordsOfName(name), ...wordsOfName(ownString(schema, 'description') ?? '')].some((word) => ORDER.has(word))
}

function sameObject(expected: JsonObject, given: JsonObject, schema: JsonObject, depth: number): boolean {
  const properties = ownObject(schema, 'properties') ?? {}
  return [...new Set([...Object.keys(expected), ...Object.keys(given)])].every((key) => {
    const inner = ownObject(properties, key) ?? {}
    const [wanted, got] = [valueOf(expected, key, inner), valueOf(given, key, inner)]
    return sameValue(wanted, got, { name: key, schema: inner }, depth + 1)
  })
}

/** A key left out is its default, else nothing, which is what `null` says. */
function valueOf(object: JsonObject, key: string, schema: JsonObject): Json {
  return own(object, key) ?? own(schema, 'default') ?? null
}
