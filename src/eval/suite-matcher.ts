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

/** Reads one expected argument: a matcher where its one key is a matcher's name, else a literal value, which may have matchers in it. */
export function readMatcher(value: Json, at: Pointer, faults: Faults): Matcher {
  if (isArray(value))
    return itemsOf(
      value,
      value.map((item, index) => readMatcher(item, join(at, index), faults)),
    )
  if (!isObject(value)) return { equals: value }
  const keys = Object.keys(value)
  const [key] = keys
  if (key === undefined || !keys.some((name) => NAMES.includes(name))) {
    const near = key === undefined || keys.length > 1 ? undefined : nearlyMatcher(key)
    if (near !== undefined)
      faults.add(at, `has the unknown matcher "${key}". ${didYouMean(near, '')} (A literal object is written equals: {…}.)`)
    const fields = Object.entries(value).map(([name, inner]) => [name, readMatcher(inner, join(at, name), faults)] as const)
    return fields.every(([, inner]) => 'equals' in inner) ? { equals: value } : { fields: Object.fromEntries(fields) }
  }
  if (keys.length === 1) return readNamed(key, own(value, key) ?? null, value, join(at, key), faults)
  faults.add(at, `mixes ${keys.join(' and ')}: use one matcher per argument (a literal object is written equals: {…}).`)
  return { any: true }
}

function itemsOf(value: readonly Json[], items: readonly Matcher[]): Matcher {
  return items.every((item) => 'equals' in item) ? { equals: value } : { items }
}

/** A shorter key is near to any name. */
const LEAST_LETTERS = 3

/** A key alone that was meant for a matcher; a parameter may well be called `date_to`. */
function nearlyMatcher(key: string): string | undefined {
  if (key.length < LEAST_LETTERS) return undefined
  return NAMES.find((name) => name.startsWith(key)) ?? nearest(key, NAMES)
}

function readNamed(key: string, value: Json, whole: JsonObject, at: Pointer, faults: Faults): Matcher {
  if (key === 'equals') return { equals: value }
  if (key === 'oneOf' && isArray(value) && value.length > 0) return { oneOf: value }
  if (key === 'matches' && typeof value === 'string') return readPattern(value, at, faults)
  if (key === 'contains' && typeof value === 'string' && value !== '') return { contains: value }
  if (key === 'range' && isObject(value)) return readRange(value, at, faults)
  if (key === 'date' && typeof value === 'string' && dayOf(value) === value) return { date: value }
  if (key === 'unordered' && isArray(value)) {
    return { unordered: value.map((item, index) => readMatcher(item, join(at, index), faults)) }
  }
  if (key === 'any' && value === true) return { any: true }
  if (key === 'absent' && value === true) return { absent: true }
  if (key === 'schema' && isObject(value)) return { schema: value }
  faults.add(at, `should be ${WANTED.get(key) ?? 'a matcher'}, not ${kindOf(own(whole, key))}.`)
  return { any: true }
}

const WANTED = new Map(Object.entries(MATCHERS).map(([name, { wants }]) => [name, wants]))

function readPattern(source: string, at: Pointer, faults: Faults): Matcher {
  const fault = patternFault(source)
  if (fault !== undefined) faults.add(at, `is not a regular expression: ${fault}.`)
  else if (!runs(source)) {
    faults.add(
      at,
      'uses look-around or a back-reference, or is too long; patterns here run in linear time, which rules these out.',
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
