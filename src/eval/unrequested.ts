import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { dayOf } from './day.ts'
import { isDefault } from './left-out.ts'
import { isTime } from './moment.ts'
import { wordsOfName } from './name-words.ts'
import { normalised } from './normalised.ts'

/**
 * Whether a value that the suite does not mention is one that nobody asked for. A careful person lets pass: what says no more
 * than leaving it out; what the schema demands, or allows no choice about; how much is shown and how; and what the intent's
 * words carry. Anything else changes what is done without being asked.
 */
export function isUnrequested(name: string, value: Json, schema: JsonObject, says: string): boolean {
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
  /** Days that are said in full. */
  readonly days: readonly string[]
  /** Whether a day is said by what it is to today. */
  readonly isRelative: boolean
  readonly isTimed: boolean
}

/** Whether the intent's words have a value in them: the text or most of it, the number, the option by its name. */
function isCarried(name: string, value: Json, schema: JsonObject, says: Words): boolean {
  if (isArray(value)) return value.every((item) => isCarried(name, item, {}, says))
  if (isObject(value)) {
    const properties = own(schema, 'properties')
    return Object.entries(value).every(([key, inner]) => {
      const known = isObject(properties) ? own(properties, key) : undefined
      const keySchema = isObject(known) ? known : {}
      return isDefault(inner, keySchema) || isCarried(key, inner, keySchema, says)
    })
  }
  if (value === true || value === false) return carriesName(name, says)
  if (typeof value === 'number')
    return carriesNumber(value, says) || (says.isRelative && says.numbers.length === 0 && /day|hour|week|date/i.test(name))
  if (typeof value !== 'string') return true
  return carriesText(value, says) || carriesDay(name, value, schema, says)
}

const RELATIVE =
  /\b(?:today|tonight|tomorrow|yesterday|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:this|next|last|coming) (?:day|week|month|year)|heute|morgen|gestern|demain|hier|aujourd'hui|hoy|mañana|ayer|domani|oggi|amanhã|hoje)\b|今日|明日|昨日|来週|今天|明天|昨天/iu

const TIME_WORDS =
  /\b(?:today|tonight|tomorrow|yesterday|now|noon|midnight|morning|afternoon|evening|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:this|next|last|past|coming|every|each) (?:hour|day|week|month|quarter|year)|(?:minutes?|hours?|days?|weeks?|months?|years?)|\d{1,2}(?::\d\d)? ?[ap]m|january|february|march|april|june|july|august|september|october|november|december|heute|morgen|gestern|demain|hier|aujourd'hui|hoy|mañana|ayer)\b|\d{1,2}[:/.]\d{1,2}|今日|明日|昨日|来週|今天|明天|昨天/iu

const AMOUNTS: ReadonlyMap<string, number> = new Map([
  ...numbered('one two three four five six seven eight nine ten eleven twelve'),
  ...numbered('eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'),
  ...numbered('un deux trois quatre cinq six sept huit neuf dix onze douze'),
  ...numbered('uno dos tres cuatro cinco seis siete ocho nueve diez once doce'),
  ...numbered('uno due tre quattro cinque sei sette otto nove dieci undici dodici'),
  ...numbered('um dois três quatro cinco seis sete oito nove dez onze doze'),
  ...numbered('een twee drie vier vijf zes zeven acht negen tien elf twaalf'),
  ['zero', 0],
  ['dozen', 12],
  ['couple', 2],
  ['pair', 2],
  // of an hour, in minutes
  ['half', 30],
  ['quarter', 15],
  ['single', 1],
  ['hundred', 100],
  ['thousand', 1000],
])

function numbered(words: string): [string, number][] {
  return words.split(' ').map((word, index) => [word, index + 1])
}

/** Seconds in a minute, hours in a day, days in a week, per cent: what a model may count in. */
const FACTORS = [1, 60, 3_600, 86_400, 24, 7, 30, 12, 100, 1_000, 60_000, 1_000_000]

function wordsOf(says: string): Words {
  const text = normalised(says)
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word)
  const digits = [...text.replaceAll(/(?<=\d),(?=\d{3})/g, '').matchAll(/\d+(?:\.\d+)?/g)].map(([digit]) => Number(digit))
  const named = words.flatMap((word) => AMOUNTS.get(word) ?? [])
  const one = /\ban? (?:minute|hour|day|week|month|year)\b/.test(text) ? [1] : []
  return {
    text,
    words,
    numbers: [...digits, ...named, ...one],
    days: daysIn(text),
    isRelative: RELATIVE.test(text),
    isTimed: TIME_WORDS.test(text),
  }
}

/** A day that is said in full has to be that one; any other may follow from words such as "tomorrow" or "in two weeks". */
function carriesDay(name: string, value: string, schema: JsonObject, { days, isTimed }: Words): boolean {
  const day = dayOf(value)
  if (day !== undefined && days.length > 0) return days.includes(day)
  return (isTimed || days.length > 0) && (isTime(name, schema) || day !== undefined)
}

/** Up to five words in a row that name a day. */
function daysIn(text: string): string[] {
  const words = text.split(/\s+/).slice(0, 200)
  return words.flatMap((_, start) =>
    [1, 2, 3, 4, 5].flatMap(
      (size) =>
        dayOf(
          words
            .slice(start, start + size)
            .join(' ')
            .replace(/[.,;:!?]+$/, ''),
        ) ?? [],
    ),
  )
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
  return wordsOfName(name)
    .filter((part) => !OPTION.has(part) && part.length > 2)
    .some((part) => words.some((said) => sameStem(said, part)))
}

const OPTION = new Set(
  'is has with include includes including only all use enable enabled show should allow can the and not'.split(' '),
)

/** `archived` and `archive`, `high` and `higher`: the same except for an ending. */
function sameStem(one: string, other: string): boolean {
  if (one === other) return true
  const shared = [...one].findIndex((letter, index) => letter !== other[index])
  const same = shared === -1 ? one.length : shared
  const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)]
  return same >= 4 && same >= short - 2 && long - same <= 4
}
