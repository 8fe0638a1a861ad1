import { isArray, isObject, type Json } from '../core/json.ts'
import { dayOf } from './day.ts'
import { saysNothing } from './match.ts'
import { normalised, wordsOfName, type Argument } from './same-text.ts'

/** Words of names that only say how much of an answer is wanted at a time. */
const PAGING = new Set(
  'limit page per size count max maximum num number of results items top k n offset start cursor rows batch'.split(' '),
)

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const TIMES =
  /\d|\b(?:today|tonight|tomorrow|yesterday|now|next|last|this|week|weekend|month|quarter|year|hour|minute|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)/i
const SHORTEST_STEM = 4

/**
 * Whether an argument that the suite does not mention brings in something that nobody asked for. It does not where it is empty or at
 * its default, where it only says how many results to give, or where its value is in the intent's own words. This is how a careful
 * reader takes an answer: `force: true` and an owner called bob have to come from somewhere.
 */
export function isUnasked(value: Json, parameter: Argument, says: string): boolean {
  return !isEmpty(value, parameter) && !isPaging(value, parameter) && !isSaid(value, parameter, says)
}

function isEmpty(value: Json, parameter: Argument): boolean {
  if (saysNothing(value, parameter)) return true
  if (value === false) return parameter.schema['default'] !== true
  if (isArray(value)) return value.length === 0
  return value === '' || (isObject(value) && Object.keys(value).length === 0)
}

function isPaging(value: Json, { name }: Argument): boolean {
  return typeof value === 'number' && wordsOfName(name).every((word) => PAGING.has(word))
}

function isSaid(value: Json, parameter: Argument, says: string): boolean {
  if (typeof value === 'boolean')
    return wordsOfName(parameter.name).some((word) => word.length >= SHORTEST_STEM && hasStem(says, word))
  if (typeof value === 'number') return saysNumber(says, value)
  if (typeof value === 'string') return saysText(says, value)
  const inner = isArray(value) ? value.map((item) => ['', item] as const) : isObject(value) ? Object.entries(value) : []
  return inner.every(([name, one]) => !isUnasked(one, { name, schema: {} }, says))
}

function saysNumber(says: string, value: number): boolean {
  const numbers = says.replaceAll(/(?<=\d)[,\s'](?=\d{3})/g, '').match(/\d+(?:\.\d+)?/g) ?? []
  const word = NUMBERS[value]
  return numbers.some((text) => Number(text) === Math.abs(value)) || (word !== undefined && hasStem(says, word))
}

/** Word by word, so that `asc` is said by "ascending" and `ann@example.com` by "Ann at example.com". */
function saysText(says: string, value: string): boolean {
  // somebody who writes another script cannot say it in these letters
  if (/[a-z]/i.test(value) && !/[a-z]/i.test(says)) return true
  if ((dayOf(value) !== undefined || /^\d{4}-\d\d|^\d\d?:\d\d/.test(value)) && TIMES.test(says)) return true
  const words = wordsOfName(normalised(value))
  return words.length > 0 && words.every((word) => hasStem(says, word))
}

/** A word of the intent that begins as this one does, or the other way round; short ones have to be the same. */
function hasStem(says: string, word: string): boolean {
  return wordsOfName(normalised(says)).some((said) => {
    const least = Math.min(said.length, word.length)
    return said === word || (least >= 3 && (said.startsWith(word) || (least >= SHORTEST_STEM && word.startsWith(said))))
  })
}
