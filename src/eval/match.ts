import { isArray, isObject, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { linear } from '../core/pattern.ts'
import { clip } from '../core/text.ts'
import type { Matcher } from '../core/intent.ts'
import { dayOf } from './day.ts'
import { itemsFault } from './match-items.ts'
import { sameScalar } from './same-value.ts'
import { comparable } from './same-text.ts'
import { isDefault } from './left-out.ts'
import { keyOf, type Place } from './spoken.ts'
import { valueKindOf } from './text-kind.ts'

/** Validates a value against a JSON Schema; false too where the schema itself is not valid. */
export type Accepts = (schema: JsonObject, value: Json) => boolean

const DEEPEST = 64

/**
 * What is wrong with one argument, or undefined when it is as expected. An argument left out is read as its schema
 * default, and one given at its default, or as null where nothing else is the default, passes for one left out.
 */
export function argumentFault(
  matcher: Matcher,
  given: Json | undefined,
  at: Place,
  accepts: Accepts,
  depth = 0,
): string | undefined {
  if (depth > DEEPEST) return `${at.path} is nested too deeply`
  const fallback = own(at.schema, 'default')
  if ('absent' in matcher) {
    const isLeftOut = given === undefined || isDefault(given, at.schema)
    return isLeftOut ? undefined : `${at.path} should be left out, not ${shown(given)}`
  }
  const value = given === undefined ? fallback : given
  if (value === undefined || (value === null && given === undefined)) {
    return 'equals' in matcher && isDefault(matcher.equals, at.schema)
      ? undefined
      : `${at.path} is missing; it should be ${wanted(matcher)}`
  }
  return valueFault(matcher, value, at, accepts, depth)
}

function valueFault(
  matcher: Exclude<Matcher, { absent: true }>,
  value: Json,
  at: Place,
  accepts: Accepts,
  depth: number,
): string | undefined {
  const within = (inner: Matcher, item: Json | undefined, place: Place): string | undefined =>
    argumentFault(inner, item, place, accepts, depth + 1)
  if ('equals' in matcher && isObject(matcher.equals)) {
    return valueFault({ fields: literals(matcher.equals) }, value, at, accepts, depth)
  }
  if ('equals' in matcher && isArray(matcher.equals)) {
    return itemsFault(
      'items',
      matcher.equals.map((one) => ({ equals: one })),
      value,
      at,
      within,
    )
  }
  if ('oneOf' in matcher) {
    const isOne = matcher.oneOf.some((one) => valueFault({ equals: one }, value, at, accepts, depth + 1) === undefined)
    return isOne ? undefined : differs(matcher, value, at)
  }
  if ('fields' in matcher) return isObject(value) ? fieldsFault(matcher.fields, value, at, within) : differs(matcher, value, at)
  if ('items' in matcher) return itemsFault('items', matcher.items, value, at, within)
  if ('unordered' in matcher) return itemsFault('unordered', matcher.unordered, value, at, within)
  return fits(matcher, value, at, accepts) ? undefined : differs(matcher, value, at)
}

type Simple = Exclude<
  Matcher,
  { absent: true } | { fields: unknown } | { items: unknown } | { unordered: unknown } | { oneOf: unknown }
>

function fits(matcher: Simple, value: Json, { name, schema }: Place, accepts: Accepts): boolean {
  if ('equals' in matcher) return sameScalar(matcher.equals, value, name, schema)
  if ('matches' in matcher) return typeof value === 'string' && matches(matcher.matches, value, name, schema)
  if ('contains' in matcher) return contains(value, matcher.contains, name, schema)
  if ('range' in matcher) {
    const { min = -Infinity, max = Infinity } = matcher.range
    return typeof value === 'number' && value >= min && value <= max
  }
  if ('date' in matcher) return typeof value === 'string' && dayOf(value) === matcher.date
  if ('schema' in matcher) return accepts(matcher.schema, value)
  return true
}

/**
 * Case counts where it counts for the parameter, and where the pattern itself tells capitals from small letters. The text is
 * tried as it came and as it is compared, so that a curly quote is no reason.
 */
function matches(pattern: string, value: string, name: string, schema: JsonObject): boolean {
  const kind = valueKindOf(name, schema, value)
  const minds = /\[[^\]]*(?:[a-z]-[a-z]|[A-Z]-[A-Z])[^\]]*\]|\\p\{L[ul]|\(\?[a-z]*-i/.test(pattern)
  const isLoose = !minds && (kind === 'natural' || kind === 'place' || kind === 'code' || kind === 'email')
  const regular = linear(pattern, isLoose ? 'i' : '')
  return regular.test(value) || (isLoose && regular.test(comparable(value, kind)))
}

function contains(value: Json, part: string, name: string, schema: JsonObject): boolean {
  if (isArray(value)) return value.some((item) => item !== null && sameScalar(part, item, name, {}))
  if (typeof value !== 'string') return false
  const kind = valueKindOf(name, schema, value)
  return comparable(value, kind).includes(comparable(part, kind)) || comparable(value, kind).includes(part)
}

/** A key that is not expected may come at its default, or empty: somebody wrote the whole object down. */
function fieldsFault(
  fields: Readonly<Record<string, Matcher>>,
  value: JsonObject,
  at: Place,
  within: (matcher: Matcher, given: Json | undefined, at: Place) => string | undefined,
): string | undefined {
  for (const [key, matcher] of Object.entries(fields)) {
    const fault = within(matcher, own(value, key), keyOf(at, key))
    if (fault !== undefined) return fault
  }
  for (const [key, given] of Object.entries(value)) {
    if (Object.hasOwn(fields, key)) continue
    const place = keyOf(at, key)
    if (!isDefault(given, place.schema)) return `${place.path} was not asked for, and is ${shown(given)}`
  }
  return undefined
}

function literals(object: JsonObject): Record<string, Matcher> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, { equals: value }]))
}

const differs = (matcher: Exclude<Matcher, { absent: true }>, value: Json, { path }: Place): string =>
  `${path} should be ${wanted(matcher)}, not ${shown(value)}`

/** What a test of an argument accepts, in words. */
export function wanted(matcher: Exclude<Matcher, { absent: true }>): string {
  if ('equals' in matcher) return shown(matcher.equals)
  if ('oneOf' in matcher) return `one of ${clip(matcher.oneOf.map(shown).join(', '), 120)}`
  if ('matches' in matcher) return `a text that matches ${clip(matcher.matches, 80)}`
  if ('contains' in matcher) return `something with ${shown(matcher.contains)} in it`
  if ('range' in matcher) return `a number from ${matcher.range.min ?? '-∞'} to ${matcher.range.max ?? '∞'}`
  if ('date' in matcher) return `the day ${matcher.date}`
  if ('fields' in matcher) return 'an object'
  if ('items' in matcher || 'unordered' in matcher) return 'a list'
  return 'schema' in matcher ? 'valid against the schema in the suite' : 'given'
}

/** A value as a reason shows it. */
export function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = clip(JSON.stringify(value), 80)
  return typeof value === 'object' && value !== null && text.length > 60 ? kindOf(value) : text
}
