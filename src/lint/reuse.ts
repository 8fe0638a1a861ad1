import { isArray, isObject, own, type Json } from '../core/json.ts'
import { isSame } from './same.ts'

/**
 * The value, with each part that is the same in an earlier value taken from there, down through objects and lists. Facts of schemas are
 * remembered for the object, so of what somebody does not type in they stay known.
 */
export function reusing(value: Json, before: Json | undefined): Json {
  if (before === undefined || typeof value !== 'object') return value
  if (isSame(value, before)) return before
  if (isArray(value)) {
    // in a list of another length, items may stand at other places
    return isArray(before) && before.length === value.length ? value.map((item, at) => reusing(item, before[at])) : value
  }
  if (!isObject(value) || !isObject(before)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, reusing(part, own(before, key))]))
}
