import { rememberedName } from '../prose/text/memo.ts'
import { nameParts } from '../prose/text/words.ts'

/** Unit → the ways in which names and prose write it, lower-case, after splitting identifiers. */
const SPELLINGS: Readonly<Record<string, string>> = {
  nanoseconds: 'ns nanos nanosecond nanoseconds',
  microseconds: 'us µs micros microsecond microseconds',
  milliseconds: 'ms msec msecs millis milli millisecond milliseconds',
  seconds: 's sec secs second seconds',
  minutes: 'mins minute minutes',
  hours: 'h hr hrs hour hours hourly',
  days: 'd day days daily',
  weeks: 'week weeks weekly',
  months: 'month months monthly',
  years: 'year years yearly annual annually',
  bits: 'bit bits bps kbps mbps gbps',
  bytes: 'byte bytes',
  kilobytes: 'kb kib kilobyte kilobytes kibibytes',
  megabytes: 'mb mib megabyte megabytes mebibytes',
  gigabytes: 'gb gib gigabyte gigabytes gibibytes',
  terabytes: 'tb tib terabyte terabytes',
  pixels: 'px pixel pixels',
  points: 'pt pts point points em rem',
  tokens: 'token tokens',
  characters: 'char chars character characters word words letters',
  lines: 'line lines row rows page pages item items result results step steps frame frames',
  millimetres: 'mm millimeter millimeters millimetre millimetres',
  centimetres: 'cm centimeter centimeters centimetre centimetres',
  metres: 'm meter meters metre metres',
  kilometres: 'km kms kilometer kilometers kilometre kilometres kmh kph',
  miles: 'mi mile miles mph',
  feet: 'ft foot feet inch inches yard yards',
  degrees: 'deg degs degree degrees',
  radians: 'rad rads radian radians',
  percent: 'percent percentage pct ratio fraction factor multiplier share',
  cents: 'cent cents',
  money:
    'usd eur gbp jpy cny inr dollar dollars euro euros pound pounds yen rupee rupees currency currencies satoshi satoshis sats wei gwei btc eth lamports credits',
  celsius: 'celsius fahrenheit kelvin',
  mass: 'kg g gram grams kilogram kilograms lb lbs pounds oz ounces',
}

const UNIT = new Map(
  Object.entries(SPELLINGS).flatMap(([unit, spellings]) =>
    spellings.split(' ').map((spelling): [string, string] => [spelling, unit]),
  ),
)

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
