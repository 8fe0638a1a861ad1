/** Languages whose names of months and days are known. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'ro',
  'hu',
  'tr',
  'ru',
  'uk',
  'el',
  'ar',
  'hi',
  'id',
]

/**
 * The calendar day that a text names, as `YYYY-MM-DD`: ISO dates and times, `2026/11/21`, `21.11.2026`, `21st of November 2026`,
 * `Saturday, Nov 21, 2026`, `21 novembre 2026`, `2026年11月21日`. Undefined for anything else, and for `05/06/2026`: nobody can
 * tell the day from the month.
 */
export function dayOf(text: string): string | undefined {
  const trimmed = withoutWeekday(text.normalize('NFKC').trim().toLowerCase()).replace(/\.$/, '')
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(\D.{0,60})?$/.exec(trimmed)
  if (iso !== null) return isTime(iso[4]) ? day(iso[1], iso[2], iso[3]) : undefined
  const basic = /^(\d{4})(\d{2})(\d{2})(?:t\d.{0,20})?$/.exec(trimmed)
  if (basic !== null) return day(basic[1], basic[2], basic[3])
  const vietnamese = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2}),?(?: năm)? (\d{4})$/.exec(trimmed)
  if (vietnamese !== null) return day(vietnamese[3], vietnamese[2], vietnamese[1])
  const eastern = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일](.*)$/.exec(trimmed)
  if (eastern !== null)
    return isTime(eastern[4]?.replace(EASTERN_WEEKDAY, '')) ? day(eastern[1], eastern[2], eastern[3]) : undefined
  const numbers = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(\D.{0,60})?$/.exec(trimmed)
  if (numbers !== null) return isTime(numbers[5]) ? fromNumbers(numbers) : undefined
  return inWords(trimmed)
}

/** With dots the day comes first. With slashes and dashes it may be either, so one of the two has to be above 12. */
function fromNumbers([, first = '', separator, second = '', year]: RegExpExecArray): string | undefined {
  if (separator === '.' || Number(first) > 12 || first === second) return day(year, second, first)
  return Number(second) > 12 ? day(year, first, second) : undefined
}

/** What may stand behind a day: a time of day with its zone. */
const TIME =
  /^[\s,t]*(?:(?:r|г|года|року|р|год)\.?)?[\s,]*(?:(?:at|um|à|às|a las|alle|ore|om|kl|klo|godz|o godz|saat|в|о|o)\.?\s+)?(?:(?:noon|midnight|midday)|\d{1,2}(?:[:.h時시]\s?\d{2}){0,2}(?:[.,]\d+)?\s*(?:分|분|uhr|uur|h|hrs?|am|pm|a\.m\.?|p\.m\.?)?\s*(?:z|gmt|utc|cet|cest|est|edt|pst|pdt|[+-]\d{2}:?\d{2})?(?:\[[\w/+-]+\])?|\d{4}(?:\d{2})?z?)?$/

const EASTERN_WEEKDAY =
  /^\s*[(（]?(?:[月火水木金土日](?:曜日?)?|(?:星期|周|週|礼拜)[一二三四五六日天]|[월화수목금토일](?:요일)?)[)）]?/

/** Whether what stands behind a day says only when in the day, or which day of the week it is. */
function isTime(behind = ''): boolean {
  const said = behind.replace(/^([\s,]*)\(([^()]*)\)$/, '$1$2').trim()
  return TIME.test(behind) || withoutWeekday(`${said} `).trim() === ''
}

/** `the`, `of` and their like: they stand between the parts of a day and say nothing. */
const FILLER = /^(?:|the|of|de|del|della|der|den|dem|di|do|da|le|el|il|am|on|al|til|an)$/

function inWords(text: string): string | undefined {
  const [, named, behind = ''] = /^(\S.*?\b\d{4}|\d{4}\b.*?\d{1,2})\.?(\D.*)?$/.exec(text) ?? []
  if (named === undefined || !isTime(behind)) return undefined
  const words = named.replaceAll(/[,.]/g, ' ').replaceAll(/(?<=[\p{L}\d])-(?=[\p{L}\d])/gu, ' ')
  const [one = '', other = '', last = '', ...more] = words.split(/\s+/).filter((word) => !FILLER.test(word))
  if (more.length > 0) return undefined
  const date = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|e)?$/
  // 2026. november 21. in Hungarian, 2026 Nov 21 in lists
  if (/^\d{4}$/.test(one)) return day(one, months().get(other), date.exec(last)?.[1])
  if (!/^\d{4}$/.test(last)) return undefined
  const [dayFirst, monthFirst] = [date.exec(one)?.[1], date.exec(other)?.[1]]
  if (dayFirst !== undefined) return day(last, months().get(other), dayFirst)
  return monthFirst === undefined ? undefined : day(last, months().get(one), monthFirst)
}

let weekdays: RegExp | undefined
let monthNumbers: ReadonlyMap<string, string> | undefined

function withoutWeekday(text: string): string {
  const names = (weekdays ??= new RegExp(
    `^(?:${namesOf('weekday', 7)
      .map(({ name }) => name.replaceAll(/[^\p{L}\p{M}]/gu, (letter) => `\\${letter}`))
      .join('|')})[.,]*\\s+`,
  ))
  const article = /^(?:am|on|le|el|il|den|the)\s+(?=\S)/
  return text.replace(article, '').replace(names, '').replace(article, '')
}

function months(): ReadonlyMap<string, string> {
  return (monthNumbers ??= new Map(namesOf('month', 12).map(({ name, index }) => [name, String(index + 1)])))
}

/** Long and short names, the longest first; months also as they stand beside a day, which some languages spell otherwise. */
function namesOf(part: 'month' | 'weekday', count: number): { name: string; index: number }[] {
  const found = LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((style) => {
      const options = { [part]: style, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const
      const forms = [
        new Intl.DateTimeFormat(language, options),
        new Intl.DateTimeFormat(language, { ...options, day: 'numeric' }),
      ]
      return Array.from({ length: count }, (_, index) => {
        const time = part === 'month' ? Date.UTC(2026, index, 15) : Date.UTC(2026, 0, 4 + index)
        return forms.flatMap((form) =>
          form
            .formatToParts(time)
            .flatMap(({ type, value }) =>
              type === part && !/\d/.test(value) ? [{ name: value.toLowerCase().replace(/\.$/, ''), index }] : [],
            ),
        )
      }).flat()
    }),
  )
  return [...found, ...(part === 'month' ? [{ name: 'sept', index: 8 }] : [])].sort((a, b) => b.name.length - a.name.length)
}

function day(year = '', month = '', date = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  // Date.parse rolls 31 February over; a day that does not exist is no day
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined
}
