import { cue } from '../prose/text/cues.ts'
import { rememberedName } from '../prose/text/memo.ts'
import { ready } from '../prose/text/ready.ts'
import { nameParts } from '../prose/text/words.ts'

/** What a unit measures: units of one dimension exclude each other. */
type Dimension = 'time' | 'size' | 'length' | 'angle' | 'money' | 'share' | 'temperature' | 'mass' | 'speed' | 'text' | 'other'

interface Spelling {
  readonly dimension: Dimension
  /** Words that are this unit in any text and at the end of any name. */
  readonly sure: string
  /** Words that may be this unit: singular forms, words with a second meaning, abbreviations of one letter. */
  readonly loose: string
}

const SPELLINGS: Readonly<Record<string, Spelling>> = {
  nanoseconds: { dimension: 'time', sure: 'nanoseconds nanos', loose: 'ns nanosecond' },
  microseconds: { dimension: 'time', sure: 'microseconds', loose: 'us µs micros microsecond' },
  milliseconds: { dimension: 'time', sure: 'ms msec msecs millis milliseconds', loose: 'milli millisecond' },
  seconds: { dimension: 'time', sure: 'sec secs seconds', loose: 's second' },
  minutes: { dimension: 'time', sure: 'mins minutes', loose: 'minute' },
  hours: { dimension: 'time', sure: 'hrs hours', loose: 'h hr hour hourly' },
  days: { dimension: 'time', sure: 'days', loose: 'd day daily' },
  weeks: { dimension: 'time', sure: 'weeks', loose: 'week weekly' },
  months: { dimension: 'time', sure: 'months', loose: 'month monthly' },
  years: { dimension: 'time', sure: 'years', loose: 'year yearly annual annually' },
  bits: { dimension: 'size', sure: 'bits', loose: 'bit bps kbps mbps gbps' },
  bytes: { dimension: 'size', sure: 'bytes', loose: 'byte' },
  kilobytes: { dimension: 'size', sure: 'kb kib kilobytes kibibytes', loose: 'kilobyte' },
  megabytes: { dimension: 'size', sure: 'mb mib megabytes mebibytes', loose: 'megabyte' },
  gigabytes: { dimension: 'size', sure: 'gb gib gigabytes gibibytes', loose: 'gigabyte' },
  terabytes: { dimension: 'size', sure: 'tb tib terabytes', loose: 'terabyte' },
  pixels: { dimension: 'length', sure: 'px pixels', loose: 'pixel' },
  points: { dimension: 'other', sure: '', loose: 'pt pts point points em rem' },
  tokens: { dimension: 'text', sure: 'tokens', loose: 'token' },
  characters: { dimension: 'text', sure: 'chars characters', loose: 'char character letters' },
  words: { dimension: 'text', sure: 'words', loose: 'word' },
  lines: {
    dimension: 'other',
    sure: '',
    loose: 'line lines row rows page pages item items result results step steps frame frames',
  },
  millimetres: { dimension: 'length', sure: 'millimeters millimetres', loose: 'mm millimeter millimetre' },
  centimetres: { dimension: 'length', sure: 'cm centimeters centimetres', loose: 'centimeter centimetre' },
  metres: { dimension: 'length', sure: 'meters metres', loose: 'm meter metre' },
  kilometres: { dimension: 'length', sure: 'km kms kilometers kilometres', loose: 'kilometer kilometre' },
  miles: { dimension: 'length', sure: 'miles', loose: 'mi mile' },
  feet: { dimension: 'length', sure: 'feet', loose: 'ft foot yard yards' },
  inches: { dimension: 'length', sure: 'inches', loose: 'inch' },
  'kilometres per hour': { dimension: 'speed', sure: 'kmh kph', loose: '' },
  'miles per hour': { dimension: 'speed', sure: 'mph', loose: '' },
  knots: { dimension: 'speed', sure: 'knots', loose: '' },
  degrees: { dimension: 'angle', sure: 'degrees', loose: 'deg degs degree' },
  radians: { dimension: 'angle', sure: 'radians', loose: 'rad rads radian' },
  percent: { dimension: 'share', sure: 'percent percentage pct', loose: '' },
  fraction: { dimension: 'share', sure: 'fraction', loose: 'ratio factor multiplier share' },
  cents: { dimension: 'money', sure: 'cents pence', loose: 'cent' },
  money: {
    dimension: 'money',
    sure: 'dollars euros',
    loose:
      'usd eur gbp jpy cny inr dollar euro pound yen rupee rupees currency currencies satoshi satoshis sats wei gwei btc eth lamports credits',
  },
  celsius: { dimension: 'temperature', sure: 'celsius', loose: '' },
  fahrenheit: { dimension: 'temperature', sure: 'fahrenheit', loose: '' },
  kelvin: { dimension: 'temperature', sure: 'kelvin', loose: '' },
  grams: { dimension: 'mass', sure: 'grams', loose: 'g gram' },
  kilograms: { dimension: 'mass', sure: 'kg kilograms', loose: 'kilogram' },
  pounds: { dimension: 'mass', sure: 'lbs pounds', loose: 'lb' },
  ounces: { dimension: 'mass', sure: 'ounces', loose: 'oz' },
}

const UNIT = new Map<string, string>()
const SURE = new Map<string, string>()
for (const [unit, { sure, loose }] of Object.entries(SPELLINGS)) {
  for (const word of `${sure} ${loose}`.split(' ')) if (word !== '') UNIT.set(word, unit)
  for (const word of sure.split(' ')) if (word !== '') SURE.set(word, unit)
}

/** The words that are a unit in any text; of money there are more ways to state it. */
export const SURE_UNITS: readonly string[] = [...SURE.keys()]

/** Units of several words, and signs. */
const PHRASES = new RegExp(
  [
    String.raw`\b(?:the )?(?:minor|smallest|lowest|sub)(?: currency| monetary)?[ -](?:units?|denominations?)\b(?: of (?:the |its )?currency\b)?`,
    String.raw`\b(?:the )?(?:whole|full|major|main|standard)(?: currency| monetary)? units?\b(?: of (?:the |its )?(?:currency|money)\b)?`,
    String.raw`\b(?:an? )?percentage points\b|%`,
    String.raw`\bdegrees (?:celsius|fahrenheit|kelvin)\b|°[CF]\b`,
    String.raw`\b(?:kilometers|kilometres|miles) per hour\b|\bkm/h\b`,
  ].join('|'),
  'gi',
)
const mayHavePhrase = cue(...'unit units denomination denominations points degrees hour h % °'.split(' '))

/** A control character keeps the text in one byte a letter, and no text has a use for it. */
const MARK = '\x01'

/** Stands for every letter of a marked word, in a class of characters. */
export const UNIT_LETTER = String.raw`\x01`

/** Source of a regular expression for a unit in a marked text. */
export const MARKED_UNIT = String.raw`\x01{1,60}(?!\x01)`

/**
 * The text with other letters for each unit that it names, at the same offsets. A hundred alternatives in each of a dozen expressions
 * cost more to compile than all texts of a small server to read.
 */
export function markUnits(text: string): string {
  const plain = text.includes(MARK) ? text.replaceAll(MARK, ' ') : text
  const mark = (words: string): string => MARK.repeat(words.length)
  const marked = mayHavePhrase(text) ? plain.replace(ready(PHRASES), mark) : plain
  return marked.replace(/\w+/g, (word) => (SURE.has(word.toLowerCase()) ? mark(word) : word))
}

/** The unit that a sure word is. */
export function sureUnit(word: string): string | undefined {
  return SURE.get(word.toLowerCase())
}

/** True for two units of which a value can only have one: seconds and minutes, not seconds and bytes. */
export function areRivals(unit: string, other: string): boolean {
  const dimension = SPELLINGS[unit]?.dimension
  return unit !== other && dimension !== undefined && dimension !== 'other' && dimension === SPELLINGS[other]?.dimension
}

const IMPERIAL = new Set(['miles', 'feet', 'inches', 'pounds', 'ounces', 'miles per hour', 'fahrenheit'])
const METRIC = new Set([
  ...'millimetres centimetres metres kilometres grams kilograms celsius kelvin'.split(' '),
  'kilometres per hour',
])

/** True for two units of one quantity that differ by habit and not by scale: kilometres and miles, Celsius and Fahrenheit. */
export function areConventions(unit: string, other: string): boolean {
  return areRivals(unit, other) && ((IMPERIAL.has(unit) && METRIC.has(other)) || (METRIC.has(unit) && IMPERIAL.has(other)))
}

const TOLD: Readonly<Record<string, string>> = {
  cents: 'minor units such as cents',
  money: 'whole units of the currency',
  celsius: 'degrees Celsius',
  fahrenheit: 'degrees Fahrenheit',
}

/** The unit as a message names it. */
export function unitInWords(unit: string): string {
  return TOLD[unit] ?? unit
}

/** The units that a name or a text names, each once, in order. `%`, `°` and currency signs count. */
export const unitsOf: (text: string) => readonly string[] = rememberedName((text) => {
  const units = new Set<string>()
  for (const word of nameParts(text)) {
    const unit = UNIT.get(word)
    if (unit !== undefined) units.add(unit)
  }
  if (text.includes('%')) units.add('percent')
  if (text.includes('°')) units.add('degrees')
  if (/[$€£¥₹]/.test(text)) units.add('money')
  return [...units]
})

/** What may follow the unit in a name without changing what the number is: `minutes_ago`, `secondsBeforeRetry`. */
const BEHIND =
  /^(?:ago|old|back|ahead|before|after|until|since|from|to|limit|max|min|maximum|minimum|threshold|window|interval|delay|offset|timeout|ttl|wait|total|value|retry|expiry|start|end)$/
/** With one of these the name is about something else than a number in the unit: a rate, a kind of unit, a part of a date. */
const APART = /^(?:per|unit|units|of|format|by|in|is|has|show|include|business|working)$/

/** The unit that a name spells out: `timeout_ms`, `ttlSeconds`, `minutes_ago`. Never a singular word or a single letter. */
export const unitOfName: (name: string) => string | undefined = rememberedName((name) => {
  const parts = nameParts(name)
  if (parts.length > 8 || parts.some((part) => APART.test(part))) return undefined
  const units = parts.flatMap((part, index) => {
    const unit = SURE.get(part)
    return unit !== undefined && parts.slice(index + 1).every((next) => BEHIND.test(next)) ? [unit] : []
  })
  return units.length === 1 ? units[0] : undefined
})
