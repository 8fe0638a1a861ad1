import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { isDefault } from './left-out.ts'
import { isTime } from './moment.ts'
import { normalised } from './normalised.ts'

/**
 * Whether a value that the suite does not mention is one that nobody asked for. A careful person lets pass: what says no more
 * than leaving it out; what the schema demands, or allows no choice about; how much is shown and how; and what the intent's
 * words carry. Anything else changes what is done without being asked.
 */
export function isUnasked(name: string, value: Json, schema: JsonObject, says: string): boolean {
  if (isDefault(value, schema) || isOnlyChoice(schema) || isHowShown(name, value, schema)) return false
  return !isCarried(name, value, schema, wordsOf(says))
}

function isOnlyChoice(schema: JsonObject): boolean {
  const values = own(schema, 'enum')
  return own(schema, 'const') !== undefined || (isArray(values) && values.length === 1)
}

const AMOUNT = /^(?:limit|max_?results?|max_?items|page_?size|per_?page|top_?k|count|num_?results|first|size)$/i
const START = /^(?:offset|skip|start_?index|page|page_?number)$/i
const FORM =
  /^(?:sort|sort_?by|order|order_?by|direction|format|output_?format|response_?format|verbose|pretty|verbosity|detail|include_?metadata|units?|unit_?system|language|lang|locale|time_?zone|tz)$/i
const THINKING = /^(?:thoughts?|thinking|reasoning|rationale|explanation)$/i

/** How many results are shown, and in which form, where the schema leaves it open. Fewer than usual may lose the one that matters. */
function isHowShown(name: string, value: Json, schema: JsonObject): boolean {
  const fallback = own(schema, 'default')
  if (AMOUNT.test(name)) return typeof value === 'number' && value >= (typeof fallback === 'number' ? fallback : 5)
  if (START.test(name)) return value === 0 || (value === 1 && /page/i.test(name))
  return THINKING.test(name) || (FORM.test(name) && fallback === undefined)
}

interface Words {
  readonly text: string
  readonly words: readonly string[]
  readonly numbers: readonly number[]
  readonly names: boolean
}

/** Whether the intent's words have a value in them: the text or most of it, the number, the option by its name. */
function isCarried(name: string, value: Json, schema: JsonObject, says: Words): boolean {
  if (isArray(value)) return value.every((item) => isCarried(name, item, {}, says))
  if (isObject(value)) {
    const properties = own(schema, 'properties')
    return Object.entries(value).every(([key, inner]) => {
      const known = isObject(properties) ? own(properties, key) : undefined
      const own_ = isObject(known) ? known : {}
      return isDefault(inner, own_) || isCarried(key, inner, own_, says)
    })
  }
  if (value === true || value === false) return carriesName(name, says)
  if (typeof value === 'number') return carriesNumber(value, says) || (says.names && /day|hour|minute|week|date/i.test(name))
  if (typeof value !== 'string') return true
  return carriesText(value, says) || (says.names && (isTime(name, schema) || /^\d{4}-\d\d-\d\d/.test(value)))
}

const TIME_WORDS =
  /\b(?:today|tonight|tomorrow|yesterday|now|noon|midnight|morning|afternoon|evening|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:this|next|last|past|coming|every|each) (?:hour|day|week|month|quarter|year)|(?:minutes?|hours?|days?|weeks?|months?|years?)|\d{1,2}(?::\d\d)? ?[ap]m|january|february|march|april|june|july|august|september|october|november|december|heute|morgen|gestern|demain|hier|aujourd'hui|hoy|mañana|ayer)\b|\d{1,2}[:/.]\d{1,2}|今日|明日|昨日|来週|今天|明天|昨天/iu

const COUNTED = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const AMOUNTS: Readonly<Record<string, number>> = {
  dozen: 12,
  couple: 2,
  pair: 2,
  half: 30,
  quarter: 15,
  single: 1,
  hundred: 100,
  thousand: 1000,
}
/** Seconds in a minute, hours in a day, days in a week, per cent: what a model may count in. */
const FACTORS = [1, 60, 3_600, 86_400, 24, 7, 30, 12, 100, 1_000, 60_000, 1_000_000]

function wordsOf(says: string): Words {
  const text = normalised(says)
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word)
  const digits = [...text.replaceAll(/(?<=\d),(?=\d{3})/g, '').matchAll(/\d+(?:\.\d+)?/g)].map(([digit]) => Number(digit))
  const named = words.flatMap((word) => (COUNTED.includes(word) ? [COUNTED.indexOf(word)] : (AMOUNTS[word] ?? [])))
  const one = /\ban? (?:minute|hour|day|week|month|year)\b/.test(text) ? [1] : []
  return { text, words, numbers: [...digits, ...named, ...one], names: TIME_WORDS.test(text) }
}

function carriesNumber(value: number, { numbers }: Words): boolean {
  return numbers.some((number) => FACTORS.some((factor) => number * factor === value || number === value * factor))
}

const SMALL = new Set(
  'a an the of for to in on at by with and or is are be as it this that my your our i me we you from'.split(' '),
)

/** The whole text, or each of its words but for one in four, in the form of the word that was said. */
function carriesText(value: string, { text, words }: Words): boolean {
  const wanted = normalised(value)
  // somebody who writes in another script cannot say it in these letters
  if (/[a-z]/.test(wanted) && !/[a-z]/.test(text)) return /\p{L}/u.test(text)
  if (wanted.length > 1 && !/^[\p{L}\p{N}]+$/u.test(wanted) && text.includes(wanted)) return true
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(wanted)) return text.includes(wanted)
  const own = [...wanted.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).filter((word) => !SMALL.has(word))
  if (own.length === 0) return text.includes(wanted)
  const missing = own.filter((word) => !words.some((said) => sameStem(said, word)))
  return missing.length <= own.length / 4
}

/** An option is asked for by a word of its name. */
function carriesName(name: string, { words }: Words): boolean {
  const parts = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  return parts.filter((part) => !OPTION.has(part) && part.length > 2).some((part) => words.some((said) => sameStem(said, part)))
}

const OPTION = new Set(
  'is has with include includes including only all use enable enabled show should allow can the and not'.split(' '),
)

/** `archived` and `archive`, `high` and `higher`: alike but for an ending. */
function sameStem(one: string, other: string): boolean {
  if (one === other) return true
  const shared = [...one].findIndex((letter, index) => letter !== other[index])
  const same = shared === -1 ? one.length : shared
  const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)]
  return same >= 4 && same >= short - 2 && long - same <= 4
}
