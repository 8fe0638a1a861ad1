import { once } from '../core/memo.ts'

/**
 * The calendar day that a text names, as `YYYY-MM-DD`, in many languages: ISO dates and times, `2026/11/21`, `21.11.2026`, `21st of
 * November 2026`, `Sat, Nov 21, 2026 at 9:00`, `21 de noviembre de 2026`, `2026年11月21日`. A time zone does not move the day. Undefined for
 * anything else, and for `11/12/2026`, which is two days: one in America and one elsewhere.
 */
export function dayOf(text: string): string | undefined {
  if (text.length > 100) return undefined
  const plain = folded(text)
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(\D.*)?$/.exec(plain) ?? /^(\d{4})()(\d\d)(\d\d)(t.*)?$/.exec(plain)
  if (iso !== null) return isTimeOfDay(iso[5]) ? day(iso[1], iso[3], iso[4]) : undefined
  const asian = /^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일号號]?(?!\d)(.*)$/.exec(plain)
  if (asian !== null) return isTimeOfDay(asian[4]?.replace(ASIAN_WEEKDAY, '')) ? day(asian[1], asian[2], asian[3]) : undefined
  const vietnamese = /^(?:ngay )?(\d{1,2}) thang (\d{1,2}),?(?: nam)? (\d{4})$/.exec(plain)
  if (vietnamese !== null) return day(vietnamese[3], vietnamese[2], vietnamese[1])
  const local = withoutNames(plain)
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(local)
  if (dotted !== null) return day(dotted[3], dotted[2], dotted[1])
  const slashed = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/.exec(local)
  return slashed === null ? spelled(plain) : eitherOrder(slashed[1], slashed[3], slashed[4])
}

/** Small letters without accents, digits of all scripts as ours. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('й', '\u0001')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('\u0001', 'й')
    .normalize('NFC')
    .replaceAll(/[٠-٩۰-۹०-९]/g, (digit) =>
      String(((digit.codePointAt(0) ?? 0) - (digit < '۰' ? 0x660 : digit < '०' ? 0x6f0 : 0x966)) % 10),
    )
    .replaceAll(/[\u200e\u200f]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The day can only come first where the second number is no month, and the reverse. */
function eitherOrder(first = '', second = '', year = ''): string | undefined {
  const [one, other] = [Number(first), Number(second)]
  if (one > 12 || one === other) return day(year, second, first)
  return other > 12 ? day(year, first, second) : undefined
}

const TIME =
  /[,T ]*(?:\b(?:at|um|a|a las|as|alle|ore|om|kl|godz|o|klo|saat)\b\.? |в )?(?:\b(?:noon|midnight|midday)|\b\d{1,2}(?:[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?| ?(?=uhr|uur|h\b))(?: ?(?:uhr|uur|h|utc|gmt|z|cet|cest|est|edt|pst|pdt|[+-]\d{2}:?\d{2}))?)$/i

/** What may stand behind a day in numbers: a time with its zone, or a day of the week. */
const BEHIND =
  /^[t ,]*(?:\d{1,2}(?:[:.時시点]? ?\d{2}(?:[:分분]? ?\d{2}(?:[.,]\d+)?)?|[時시点])[分분秒초]? ?(?:[ap]\.?m\.?)? ?(?:z|utc|gmt|[a-z]{3,4}|[+-]\d{2}:?\d{2})?(?:\[[\w/+-]+\])?)?$/
const ASIAN_WEEKDAY =
  /^ ?[(（]?(?:[月火水木金土日](?:曜日?)?|(?:星期|周|週|礼拜)[一二三四五六日天]|[월화수목금토일](?:요일)?)[)）]?/

function isTimeOfDay(behind = ''): boolean {
  return BEHIND.test(behind) || isFiller(bare(behind.trim()))
}

const FILLERS = new Set(
  'the of de del di den der dem le la el on am il lo o a do da d und, г г. года году року р. r r. roku ה ב'.split(' '),
)

/** A weekday may come before or after. */
function withoutNames(plain: string): string {
  return plain
    .replace(TIME, '')
    .split(' ')
    .filter((word) => !isFiller(bare(word)))
    .join(' ')
    .replace(/[,\s]+$/, '')
}

const bare = (word: string): string => word.replace(/^[("']+|[.,;:)"']+$/g, '')

function isFiller(word: string): boolean {
  return word === '' || FILLERS.has(word) || NAMES().weekdays.has(word)
}

/** One month by its name, one year of four digits, one day: in whatever order, with nothing else. */
function spelled(plain: string): string | undefined {
  const words = plain
    .replace(TIME, '')
    .split(' ')
    .filter((word) => !isFiller(bare(word)))
    .join(' ')
    .split(
      /(?:(?<=\d)(?:st|nd|rd|th|er|re|e|os|º|ª|°|:e)?|(?<=\p{L})\.?)-(?=[\d\p{L}])|[\s,、،/]+|(?<=\p{L}\.)(?=\d)|(?<=\d\.)(?=\p{L})/u,
    )
    .map(bare)
    .filter((word) => !isFiller(word))
  const months = words.flatMap((word) => NAMES().months.get(word) ?? [])
  const years = words.filter((word) => /^\d{4}$/.test(word))
  const days = words.flatMap((word) => /^(\d{1,2})(?:st|nd|rd|th|er|re|e|o|a|os|º|ª|°|:e|日)?$/.exec(word)?.[1] ?? [])
  return words.length === 3 && months.length === 1 && years.length === 1 && days.length === 1
    ? day(years[0], String(months[0]), days[0])
    : undefined
}

const LANGUAGES = 'en de fr es it pt nl sv da nb fi pl cs sk hu ro tr ru uk bg el ar he hi id vi et lv lt sl ca'.split(' ')

/** What the languages call months and weekdays, long and short, alone and within a date. */
const NAMES = once(() => {
  const months = new Map<string, number>([['sept', 9]])
  for (const [name, number] of LANGUAGES.flatMap(monthsIn)) if (!months.has(name)) months.set(name, number)
  return { months, weekdays: new Set(LANGUAGES.flatMap(weekdaysIn)) }
})

const STYLES = ['long', 'short'] as const

function monthsIn(language: string): [string, number][] {
  const forms = STYLES.flatMap((month) =>
    ([{}, { day: 'numeric', year: 'numeric' }] as const).map(
      (rest) => new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...rest, month, timeZone: 'UTC' }),
    ),
  )
  return forms.flatMap((form) =>
    Array.from({ length: 12 }, (_, index) => {
      const part = form.formatToParts(Date.UTC(2026, index, 1)).find(({ type }) => type === 'month')
      return [bare(folded(part?.value ?? '')), index + 1] as const
    }).flatMap(([name, number]): [string, number][] => {
      if (name === '' || /^\d/.test(name)) return []
      // Hebrew writes "in" as a letter of the month's own word
      return language === 'he'
        ? [
            [name, number],
            [`ב${name}`, number],
          ]
        : [[name, number]]
    }),
  )
}

function weekdaysIn(language: string): string[] {
  const forms = STYLES.map((weekday) => new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }))
  const days = Array.from({ length: 7 }, (_, index) => Date.UTC(2026, 1, index + 1))
  return forms
    .flatMap((form) => days.flatMap((time) => folded(form.format(time)).split(' ')))
    .filter((word) => !/\d/.test(word))
    .map(bare)
}

function day(year = '', month = '', date = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  // Date.parse rolls 31 February over; a day that does not exist is no day
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined
}
