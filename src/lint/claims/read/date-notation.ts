import type { Span } from '../../../core/tool.ts'
import { remembered } from '../../prose/text/memo.ts'

/** The one notation in which a text asks for a day, a month, an hour or a moment. */
export interface DateNotation {
  /** What JSON Schema calls it; undefined for a notation that it has no name for. */
  readonly format: 'date' | 'date-time' | undefined
  /** A regular expression for the whole value; undefined if `format` states more. */
  readonly pattern: string | undefined
  readonly words: Span
}

const MAY_NOTE = /yy|ISO|RFC|\dZ|hh:|%[YymdH]/i
const DAY = /\bYYYY-MM-DD\b(?![T ]?(?:HH|at))|(?<![%\w-])%Y-%m-%d(?![%\w-]|[T ]%)/i
const MOMENT =
  /\bYYYY-MM-DDTHH[^\s,;)]{0,20}|\bRFC ?3339\b(?:[- ]?(?:timestamp|date-?time))?|\bISO[- ]?8601 (?:date-?time|timestamp|date and time)\b|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/i
/** Parts of a date in any order, with one sign between them: `DD.MM.YYYY`, `mm/dd/yy`, `yyyymmdd`, `YYYY-MM`, `HH:MM`. */
const OTHER =
  /(?<![\w%./:-])(?:(?:dd?([./-])mm?\1yy(?:yy)?|mm?([./-])dd?\2yy(?:yy)?|yyyy([./])mm?\3dd?|yyyymmdd|ddmmyyyy|yyyy-mm|mm\/yy(?:yy)?|hh:mm(?::ss)?)|(?:%[dmYy](?:([./-])%[dmYy]){1,2}|%H:%M(?::%S)?))(?![\w%/:-]|\.\w)/gi
/** Another form is allowed, too, or it is not a value that is sent alone. */
const OR_ELSE =
  /\b(?:or|either|relative|natural language|today|yesterday|now|tomorrow|ago|range|query|filter|syntax|comma|lists? of|unix|epoch|depending|prefix|operators?)\b|[|<>]|\d[hdwmy]\b/i

/** The notation of the date or hour that a text asks for; undefined if it names none, or more than one. */
export const dateNotationIn: (text: string) => DateNotation | undefined = remembered((text) => {
  if (text.length > 300 || !MAY_NOTE.test(text) || OR_ELSE.test(text)) return undefined
  const others = [...text.matchAll(OTHER)].filter(([words]) => words !== '%Y-%m-%d')
  const [moment, day] = [MOMENT.exec(text), DAY.exec(text)]
  const known = moment ?? day
  if (known !== null) {
    if (others.length > 0 || (moment !== null && day !== null)) return undefined
    const format = moment === null ? 'date' : 'date-time'
    return { format, pattern: undefined, words: spanOf(known.index, known[0]) }
  }
  const [first] = others
  // a day and an hour side by side are one value in a notation of its own
  if (first === undefined || others.length > 1 || /YYYY-MM-DD|%Y-%m-%d/i.test(text)) return undefined
  return { format: undefined, pattern: patternOf(first[0]), words: spanOf(first.index, first[0]) }
})

function spanOf(start: number, words: string): Span {
  return { start, end: start + words.length }
}

/** `^\d{2}\.\d{2}\.\d{4}$` for `DD.MM.YYYY`. */
function patternOf(notation: string): string {
  const digits = notation.replace(/%?Y{4}|%Y|y{4}|%?[A-Za-z]{1,2}|[./-]/gi, (part) => {
    if (/^(?:yyyy|%Y)$/.test(part) || /^y{4}$/i.test(part)) return '\\d{4}'
    if (/^[./-]$/.test(part)) return part === '.' ? '\\.' : part
    return part.length === 1 ? '\\d{1,2}' : '\\d{2}'
  })
  return `^${digits}$`
}
