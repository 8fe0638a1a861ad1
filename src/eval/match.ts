import { isArray, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { linear } from '../core/pattern.ts'
import { clip } from '../core/text.ts'
import type { Matcher } from '../core/intent.ts'
import { dayOf } from './day.ts'
import { normalised, sameValue } from './same-value.ts'

/** Validates a value against a JSON Schema; false too where the schema itself is not valid. */
export type Accepts = (schema: JsonObject, value: Json) => boolean

/**
 * What is wrong with one argument, or undefined when it is as expected. An argument left out is read as its schema
 * default, and one given at its default passes for one left out.
 */
export function argumentFault(
  matcher: Matcher,
  given: Json | undefined,
  schema: JsonObject,
  accepts: Accepts,
): string | undefined {
  const fallback = own(schema, 'default')
  if ('absent' in matcher) {
    const isDefault = given === undefined || (fallback !== undefined && sameValue(fallback, given, schema))
    return isDefault ? undefined : `should be left out, not ${shown(given)}`
  }
  const value = given ?? fallback
  if (value === undefined) return 'is missing'
  return fits(matcher, value, schema, accepts) ? undefined : `should be ${wanted(matcher)}, not ${shown(value)}`
}

function fits(matcher: Exclude<Matcher, { absent: true }>, value: Json, schema: JsonObject, accepts: Accepts): boolean {
  if ('equals' in matcher) return sameValue(matcher.equals, value, schema)
  if ('oneOf' in matcher) return matcher.oneOf.some((one) => sameValue(one, value, schema))
  if ('matches' in matcher) return typeof value === 'string' && linear(matcher.matches).test(value)
  if ('contains' in matcher) return contains(value, normalised(matcher.contains))
  if ('range' in matcher) {
    const { min = -Infinity, max = Infinity } = matcher.range
    return typeof value === 'number' && value >= min && value <= max
  }
  if ('date' in matcher) return typeof value === 'string' && dayOf(value) === matcher.date
  if ('schema' in matcher) return accepts(matcher.schema, value)
  return true
}

function contains(value: Json, part: string): boolean {
  if (isArray(value)) return value.some((item) => typeof item === 'string' && normalised(item) === part)
  return typeof value === 'string' && normalised(value).includes(part)
}

function wanted(matcher: Exclude<Matcher, { absent: true }>): string {
  if ('equals' in matcher) return shown(matcher.equals)
  if ('oneOf' in matcher) return `one of ${clip(matcher.oneOf.map(shown).join(', '), 120)}`
  if ('matches' in matcher) return `a text that matches ${clip(matcher.matches, 80)}`
  if ('contains' in matcher) return `something with ${shown(matcher.contains)} in it`
  if ('range' in matcher) return `a number from ${matcher.range.min ?? '-∞'} to ${matcher.range.max ?? '∞'}`
  if ('date' in matcher) return `the day ${matcher.date}`
  return 'valid under the schema of the suite'
}

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'object' && value !== null ? kindOf(value) : clip(JSON.stringify(value), 80)
}
