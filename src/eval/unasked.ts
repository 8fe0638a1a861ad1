import { isArray, isObject, own, type Json } from '../core/json.ts'
import { itemOf, keyOf, wordsOfName, type Argument } from './argument.ts'
import { isDayIn } from './day-said.ts'
import { dayOf } from './day.ts'
import { saysNothing } from './match.ts'
import { numberWords } from './number-words.ts'
import { normalised } from './same-text.ts'

/** Words of names that only say how much of an answer is wanted at a time. */
const PAGING = new Set(
  'limit page per size count max maximum num number of results items top k n offset start cursor rows batch'.split(' '),
)

const SHORTEST_STEM = 4

/** Words of names that count things, of which "a ticket" asks for one. */
const COUNTS = /^(?:quantity|qty|count|copies|tickets|guests|people|persons|passengers|adults|nights|seats|rooms)$/

const ONE = /(?<!\p{L})(?:an?|single|eine?[nmr]?|une?|una|uno|uma?|één|een|ett?)(?!\p{L})/iu

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
    return wordsOfName(parameter.name).some((word) => word.length >= SHORTEST_STEM && hasStem(says, word, SHORTEST_STEM))
  if (typeof value === 'number') return saysNumber(says, value) || (value === 1 && isCount(parameter) && ONE.test(says))
  if (typeof value === 'string') return saysText(says, value, own(parameter.schema, 'enum') === undefined ? SHORTEST_STEM : 3)
  if (isArray(value)) return value.every((one) => !isUnasked(one, itemOf(parameter), says))
  return !isObject(value) || Object.entries(value).every(([name, one]) => !isUnasked(one, keyOf(parameter, name), says))
}

const isCount = ({ name }: Argument): boolean => wordsOfName(name).some((word) => COUNTS.test(word))

function saysNumber(says: string, value: number): boolean {
  const plain = says.normalize('NFKC')
  // 1,500 and 1.500 are the same number in two countries, and so are 2.5 and 2,5
  const readings = [
    plain.replaceAll(/(?<=\d)[,\s'](?=\d{3})/g, ''),
    plain.replaceAll(/(?<=\d)[.\s](?=\d{3})/g, '').replaceAll(/(?<=\d),(?=\d)/g, '.'),
  ]
  const numbers = readings.flatMap((text) => text.match(/\d+(?:\.\d+)?/g) ?? [])
  if (numbers.some((text) => Number(text) === Math.abs(value))) return true
  // words of Chinese and Japanese have no spaces around them
  return numberWords(value).some((word) => (/\p{Script=Han}/u.test(word) ? plain.includes(word) : hasStem(says, word, 99)))
}

/** Word by word, so that `asc` is said by "ascending" and `ann@example.com` by "Ann at example.com". */
function saysText(says: string, value: string, least: number): boolean {
  // somebody who writes another script cannot say it in these letters
  if (/[a-z]/i.test(value) && !/[a-z]/i.test(says)) return true
  if (dayOf(value) !== undefined || /^\d{4}-\d\d|^\d\d?:\d\d/.test(value)) return isDayIn(says, value)
  const words = wordsOfName(value.normalize('NFKC').replaceAll(/['’]s\b/g, ''))
  const isName = (word: string): boolean => new RegExp(`(?<!\\p{L})\\p{Lu}${word.slice(1)}`, 'u').test(value)
  return words.length > 0 && words.every((word) => hasStem(says, word, isName(word) ? 99 : least))
}

/** A word of the intent that begins as this one does, or the other way round; ones shorter than `least` have to be the same, but for an s. */
function hasStem(says: string, word: string, least: number): boolean {
  return wordsOfName(normalised(says)).some((said) => {
    if (said === word || said === `${word}s`) return true
    return (
      Math.min(said.length, word.length) >= least &&
      (said.startsWith(word) || (least < 99 && word.length > 3 && word.startsWith(said)))
    )
  })
}
