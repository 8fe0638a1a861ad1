import { isArray, kindOf, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { count } from '../core/text.ts'
import type { Matcher } from '../core/intent.ts'
import { assignable } from '../core/assign.ts'
import { wordsOfName } from './name-words.ts'
import { itemOf, type Place } from './spoken.ts'

/** What is wrong with a list, of which every item is expected; undefined when nothing is. */
export function itemsFault(
  how: 'items' | 'unordered',
  wanted: readonly Matcher[],
  value: Json,
  at: Place,
  fault: (matcher: Matcher, item: Json, at: Place) => string | undefined,
): string | undefined {
  if (!isArray(value)) return `${at.path} should be a list, not ${kindOf(value)}`
  if (value.length !== wanted.length) {
    return `${at.path} should have ${count(wanted.length, 'item')}, not ${value.length}`
  }
  const inOrder = wanted.flatMap((matcher, index) => fault(matcher, value[index] ?? null, itemOf(at, index)) ?? [])
  if (inOrder.length === 0) return undefined
  if (how === 'items' && isOrdered(value, at.name, at.schema)) return inOrder[0]
  const places = value.map((item, index) => ({ item, at: itemOf(at, index) }))
  const found = assignable(places, wanted, (place, matcher) => fault(matcher, place.item, place.at) === undefined)
  return found ? undefined : inOrder[0]
}

const IN_ORDER =
  /(?:^|_)(?:steps?|order|ordering|sequence|path|route|waypoints?|stops|coordinates?|coords|points?|polygon|bbox|bounds|range|args|argv|arguments|command|columns|sort|ranking|priorit(?:y|ies)|lines|messages|playlist|tracks|chapters|slides|stages|pipeline|vector|embedding|matrix|row|rows|values|series|history)$/i

/** Whether the order of a list's items means something: by its name, its description, or because its items are numbers. */
function isOrdered(items: readonly Json[], name: string, schema: JsonObject): boolean {
  if (own(schema, 'uniqueItems') === true) return false
  const snake = wordsOfName(name).join('_')
  if (
    name === '' ||
    IN_ORDER.test(snake) ||
    /\b(?:in order|ordered|order matters|sequence)\b/i.test(ownString(schema, 'description') ?? '')
  ) {
    return true
  }
  if (own(schema, 'prefixItems') !== undefined || isArray(own(schema, 'items'))) return true
  return items.some((item) => typeof item === 'number') && !/ids?$/i.test(name)
}
