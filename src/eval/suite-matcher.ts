import { didYouMean } from '../core/did-you-mean.ts'
import { isArray, isObject, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import { linear, patternFault } from '../core/pattern.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { nearest } from '../core/text.ts'
import type { Matcher } from '../core/intent.ts'
import { dayOf } from './day.ts'
import type { Faults } from './suite-faults.ts'
import { MATCHERS, RANGE_KEYS } from './suite-keys.ts'

const NAMES = Object.keys(MATCHERS)

/** Reads one expected argument: a matcher where its one key is a matcher's name, else a literal value. */
export function readMatcher(value: Json, at: Pointer, faults: Faults): Matcher {
  if (isArray(value)) return readInner(value, at, faults)
  if (!isObject(value)) return { equals: value }
  const keys = Object.keys(value)
  const [key] = keys
  if (key === undefined || !keys.some((name) => NAMES.includes(name))) {
    const near =
      key === undefined || keys.length > 1 ? undefined : (NAMES.find((name) => name.startsWith(key)) ?? nearest(key, NAMES))
    if (near !== undefined)
      faults.add(at, `has the unknown matcher "${key}". ${didYouMean(near, '')} (A literal object is written equals: {…}.)`)
    return readInner(value, at, faults)
  }
  if (keys.length === 1) return readNamed(key, own(value, key) ?? null, value, join(at, key), faults)
  faults.add(at, `mixes ${keys.join(' and ')}: one matcher an argument (a literal object is written equals: {…}).`)
  return { any: true }
}

/**
 * Reads an object or a list as it stands, with the matchers in it. Further down, an object of one key with a matcher's name is a
 * matcher, and every other one is what it seems: data has such keys too.
 */
function readInner(value: Json, at: Pointer, faults: Faults): Matcher {
  if (isArray(value)) {
    const items = value.map((item, index) => readInner(item, join(at, index), faults))
    return items.every(isLiteral) ? { equals: value } : { items }
  }
  if (!isObject(value)) return { equals: value }
  const [key, ...others] = Object.keys(value)
  if (key !== undefined && others.length === 0 && NAMES.includes(key)) {
    return readNamed(key, own(value, key) ?? null, value, join(at, key), faults)
  }
  const keys = Object.entries(value).map(([name, inner]): [string, Matcher] => [name, readInner(inner, join(at, name), faults)])
  return keys.every(([, inner]) => isLiteral(inner)) ? { equals: value } : { keys: Object.fromEntries(keys) }
}

const isLiteral = (matcher: Matcher): boolean => 'equals' in matcher

function readNamed(key: string, value: Json, whole: JsonObject, at: Pointer, faults: Faults): Matcher {
  if (key === 'equals') return { equals: value }
  if (key === 'oneOf' && isArray(value) && value.length > 0) return { oneOf: value }
  if (key === 'unordered' && isArray(value)) {
    return { unordered: value.map((item, index) => readInner(item, join(at, index), faults)) }
  }
  if (key === 'matches' && typeof value === 'string') return readPattern(value, at, faults)
  if (key === 'contains' && typeof value === 'string' && value !== '') return { contains: value }
  if (key === 'range' && isObject(value)) return readRange(value, at, faults)
  if (key === 'date' && typeof value === 'string' && dayOf(value) === value) return { date: value }
  if (key === 'any' && value === true) return { any: true }
  if (key === 'absent' && value === true) return { absent: true }
  if (key === 'schema' && isObject(value)) return { schema: value }
  faults.add(at, `should be ${WANTED.get(key) ?? 'a matcher'}, not ${kindOf(own(whole, key))}.`)
  return { any: true }
}

const WANTED = new Map(Object.entries(MATCHERS).map(([name, { wants }]) => [name, wants]))

function readPattern(source: string, at: Pointer, faults: Faults): Matcher {
  const fault = patternFault(source)
  if (fault !== undefined) faults.add(at, `is no regular expression: ${fault}.`)
  else if (!runs(source)) {
    faults.add(
      at,
      'uses look-around, a back-reference or too much length; patterns here run in linear time and know none of these.',
    )
  }
  return { matches: source }
}

function runs(source: string): boolean {
  try {
    linear(source)
    return true
  } catch {
    return false
  }
}

function readRange(value: JsonObject, at: Pointer, faults: Faults): Matcher {
  faults.unknownKeys(value, at, RANGE_KEYS)
  const [min, max] = [own(value, 'min'), own(value, 'max')]
  const bounds = [min, max].filter((bound) => bound !== undefined)
  if (bounds.length === 0 || !bounds.every((bound) => typeof bound === 'number')) {
    faults.add(at, 'needs min, max or both, as numbers.')
  } else if (typeof min === 'number' && typeof max === 'number' && min > max) {
    faults.add(at, `has a min (${min}) above its max (${max}).`)
  }
  return { range: { ...(typeof min === 'number' ? { min } : {}), ...(typeof max === 'number' ? { max } : {}) } }
}
