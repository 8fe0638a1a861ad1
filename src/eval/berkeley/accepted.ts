import { isArray, isObject, type Json, type JsonObject } from '../../core/json.ts'
import type { ExpectedCall, ExpectedCalls, Matcher } from '../../core/intent.ts'
import { clip } from '../../core/text.ts'
import type { BerkeleyCall, BerkeleyFunction } from './calls.ts'
import { hasDeclaredType } from './types.ts'

/** Told of what the Berkeley checker cannot judge; goes on from an intent. */
type Refuse = (why: string) => void

/** Expected calls as the Berkeley checker takes them: accepted values for each argument. */
export function berkeleyCalls(
  { calls, order }: ExpectedCalls,
  functionNamed: (name: string) => BerkeleyFunction | undefined,
  refuse: Refuse,
): BerkeleyCall[] {
  if (order === 'given') refuse('asks for an order of calls, which the checker does not check')
  return calls.flatMap((call) => {
    const of = functionNamed(call.tool)
    return of === undefined ? [] : [{ of, accepted: acceptedOf(call, of, refuse) }]
  })
}

function acceptedOf({ tool, arguments: expected, only = [] }: ExpectedCall, of: BerkeleyFunction, refuse: Refuse): JsonObject {
  if (expected === undefined)
    refuse(`expects ${clip(tool, 60)} without arguments:, which means any, but the checker takes lists of values`)
  for (const name of only) refuse(`allows any ${clip(name, 60)}, but the checker takes lists of values`)
  return Object.fromEntries(
    Object.entries(expected ?? {}).flatMap(([name, matcher]): [string, Json][] => {
      if ('absent' in matcher) return []
      if (!hasDeclaredType(of.parameters, name))
        refuse(`expects ${clip(name, 60)}, whose schema does not declare a single type, which the checker needs`)
      return [[name, valuesOf(matcher, (why) => refuse(`expects ${clip(name, 60)} ${why}`))]]
    }),
  )
}

/** What is accepted for one argument. An object stands there with a list of accepted values for each of its keys, one level deep. */
function valuesOf(matcher: Matcher, refuse: Refuse): readonly Json[] {
  if ('oneOf' in matcher) return matcher.oneOf.map(keyed)
  if ('items' in matcher) return [matcher.items.map((item) => keyedItem(item, refuse))]
  return [keyedItem(matcher, refuse)]
}

function keyedItem(matcher: Matcher, refuse: Refuse): Json {
  if (!('fields' in matcher)) return keyed(literal(matcher, refuse))
  return Object.fromEntries(
    Object.entries(matcher.fields).flatMap(([name, inner]): [string, Json][] => {
      if ('absent' in inner) return []
      return [[name, 'oneOf' in inner ? inner.oneOf : [literal(inner, refuse)]]]
    }),
  )
}

function keyed(value: Json): Json {
  if (isArray(value)) return value.map((item) => (isObject(item) ? keyedObject(item) : item))
  return isObject(value) ? keyedObject(value) : value
}

function keyedObject(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, [inner]]))
}

function literal(matcher: Matcher, refuse: Refuse): Json {
  if ('equals' in matcher) return matcher.equals
  const [name = ''] = Object.keys(matcher)
  refuse(`by ${name === 'fields' || name === 'items' ? 'matchers inside it' : `${name}:`}, but the checker takes lists of values`)
  return null
}
