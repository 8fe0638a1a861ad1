import { isArray, isObject, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { linear } from '../core/pattern.ts'
import { clip } from '../core/text.ts'
import type { Matcher } from '../core/intent.ts'
import { assignable } from '../core/assign.ts'
import { dayOf } from './day.ts'
import { itemOf, keyOf, type Argument } from './argument.ts'
import { bare, isExact } from './exact-text.ts'
import { normalised, sameText } from './same-text.ts'
import { isOrdered, sameValue } from './same-value.ts'

/** Validates a value against a JSON Schema; false too where the schema itself is not valid. */
export type Accepts = (schema: JsonObject, value: Json) => boolean

/**
 * What is wrong with one argument, or undefined when it is as expected. An argument left out is read as its schema
 * default, else as `null` or `false`; one given at its default, or as `null` where it has none, passes for one left out.
 */
export function argumentFault(
  matcher: Matcher,
  given: Json | undefined,
  parameter: Argument,
  accepts: Accepts,
): string | undefined {
  if ('absent' in matcher) return saysNothing(given, parameter) ? undefined : `should be left out, not ${shown(given)}`
  const value = given ?? own(parameter.schema, 'default') ?? meantByNothing(matcher)
  if (value === undefined) return 'is missing'
  return fits(matcher, value, parameter, accepts) ? undefined : `should be ${wanted(matcher)}, not ${shown(value)}`
}

/** Whether a value says no more than leaving the argument out: it is the default or, where there is none, `null`. */
export function saysNothing(given: Json | undefined, parameter: Argument): boolean {
  const fallback = own(parameter.schema, 'default')
  if (given === undefined || (given === null && (fallback ?? null) === null)) return true
  return fallback !== undefined && sameValue(fallback, given, parameter)
}

/** A switch that nobody touches is off. */
function meantByNothing(matcher: Matcher): Json | undefined {
  return 'equals' in matcher && (matcher.equals === null || matcher.equals === false) ? matcher.equals : undefined
}

function fits(matcher: Exclude<Matcher, { absent: true }>, value: Json, parameter: Argument, accepts: Accepts): boolean {
  if ('equals' in matcher) return sameValue(matcher.equals, value, parameter)
  if ('oneOf' in matcher) return matcher.oneOf.some((one) => sameValue(one, value, parameter))
  if ('matches' in matcher)
    return typeof value === 'string' && linear(matcher.matches, flagsOf(matcher.matches, parameter)).test(value)
  if ('contains' in matcher) return contains(value, matcher.contains, parameter)
  if ('range' in matcher) {
    const { min = -Infinity, max = Infinity } = matcher.range
    return typeof value === 'number' && value >= min && value <= max
  }
  if ('date' in matcher) return typeof value === 'string' && dayOf(value) === matcher.date
  if ('schema' in matcher) return accepts(matcher.schema, value)
  if ('unordered' in matcher) return fitsList(matcher.unordered, value, parameter, false, accepts)
  if ('items' in matcher)
    return fitsList(matcher.items, value, parameter, isOrdered(isArray(value) ? value : [], parameter), accepts)
  if ('fields' in matcher) return isObject(value) && fitsFields(matcher.fields, value, parameter, accepts)
  return true
}

/** As other words are compared: case counts for ids, paths and code, and where a range of letters asks for it. */
function flagsOf(pattern: string, parameter: Argument): string {
  return isExact('', parameter) || /\[[^\]]*[A-Za-z]-[A-Za-z]|\\p\{L[ul]\}/.test(pattern) ? '' : 'i'
}

function fitsList(matchers: readonly Matcher[], value: Json, parameter: Argument, ordered: boolean, accepts: Accepts): boolean {
  if (!isArray(value) || value.length !== matchers.length) return false
  const item = itemOf(parameter)
  const isRight = (one: Json | undefined, matcher: Matcher): boolean => argumentFault(matcher, one, item, accepts) === undefined
  if (ordered) return matchers.every((matcher, index) => isRight(value[index], matcher))
  return assignable(value, matchers, isRight)
}

/** Keys that no matcher names may say nothing new. */
function fitsFields(
  fields: Readonly<Record<string, Matcher>>,
  value: JsonObject,
  parameter: Argument,
  accepts: Accepts,
): boolean {
  const inner = (name: string): Argument => keyOf(parameter, name)
  return (
    Object.entries(fields).every(
      ([name, matcher]) => argumentFault(matcher, own(value, name), inner(name), accepts) === undefined,
    ) && Object.entries(value).every(([name, given]) => Object.hasOwn(fields, name) || saysNothing(given, inner(name)))
  )
}

function contains(value: Json, part: string, parameter: Argument): boolean {
  if (isArray(value)) return value.some((item) => typeof item === 'string' && sameText(part, item, itemOf(parameter)))
  if (typeof value !== 'string') return false
  return isExact(part, parameter) ? bare(value).includes(bare(part)) : normalised(value).includes(normalised(part))
}

function wanted(matcher: Exclude<Matcher, { absent: true }>): string {
  if ('equals' in matcher) return shown(matcher.equals)
  if ('oneOf' in matcher) return `one of ${clip(matcher.oneOf.map(shown).join(', '), 120)}`
  if ('matches' in matcher) return `a text that matches ${clip(matcher.matches, 80)}`
  if ('contains' in matcher) return `something with ${shown(matcher.contains)} in it`
  if ('range' in matcher) return `a number from ${matcher.range.min ?? '-∞'} to ${matcher.range.max ?? '∞'}`
  if ('date' in matcher) return `the day ${matcher.date}`
  if ('unordered' in matcher || 'items' in matcher) return 'a list as the suite wants it'
  if ('fields' in matcher) return 'an object as the suite wants it'
  return 'valid under the schema of the suite'
}

/** As JSON, in short. */
function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 80 && typeof value === 'object' ? kindOf(value) : clip(text, 80)
}
