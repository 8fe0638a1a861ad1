import { dateForm } from '../../lexicon/formats.ts'
import { cue } from '../../prose/text/cues.ts'
import type { NamedFormat } from './named-format.ts'
import { ready } from '../../prose/text/ready.ts'

const mayBeTime = cue(
  ...(
    'iso rfc unix epoch posix yyyy yyyymmdd yymmdd ddmmyyyy dd d mm hh day month iana olson tz timezone zone offset utc gmt duration durations seconds ' +
    'milliseconds 1970 cron crontab week us american european british'
  ).split(' '),
)

const DATE = /(?<![\w%])(yyyy|dd?|mm?)([./ -]?)(mm?|dd?)\2(yyyy|dd?)(?:([T _]| ?['"]T['"] ?)(hh[^\s,;)"'\x60]{0,20}))?(?![\w])/gi
const WORDED = /\b(day|month|year)([./-])(day|month|year)\2(day|month|year)\b/gi
const FIRST =
  /\b(?:(month (?:comes )?(?:first|before (?:the )?day)|(?:US|American)[- ](?:date )?(?:format|style|order|notation))|day (?:comes )?(?:first|before (?:the )?month)|(?:European|British)[- ](?:date )?(?:format|style|order|notation))\b/gi
const WEEK = /\bISO[- ](?:8601 )?week(?: (?:date|number|string))?\b|\bYYYY-\[?['"]?W['"]?\]?WW\b/gi
const YEAR_MONTH = /(?<![\w./-])yyyy-mm(?![\w-])/gi
const CLOCK = /(?<![\w:./-])hh:mm(?::ss)?(?![\w])/gi
const ISO =
  /\b(?:(date-?times?|timestamps?|dates? and times?|durations?|dates?|times?)(?: string)? (?:in |as |\(?)(?:an )?)?ISO[- ]?(?:8601(?:-1)?(?::\d{4})?)(?:[- ](extended |UTC |full |calendar |basic )?(date-?times?|date and time|timestamps?|durations?|dates?|intervals?|periods?|times?|weeks?))?/gi
const RFC = /\bRFC[- ]?(3339|2822|5322|1123)(?:[- ](full-date|dates?(?![- ]?time)))?/gi
const UNIX =
  /\b(?:(?:seconds|milliseconds|ms) since (?:the )?(?:unix )?epoch|(?:seconds|milliseconds|ms) since (?:January 1,? |1 January |1st January )?1970|(?:unix|epoch|posix)(?:[- ](?:epoch|time(?:stamp)?s?|seconds?|secs?|milliseconds?|millis|ms)){1,3}|epoch)\b(?:,?[ (]{1,2}(?:in |of |as )?(?:a number of |whole )?(seconds|milliseconds|millis|ms)\b)?/gi
const ZONE =
  /\bIANA\b(?:[- ](?:time ?zone|tz|zone)(?: database)?(?: (?:names?|identifiers?|ids?|strings?))?)?|\b(?:tz|time ?zone|zone) database (?:names?|identifiers?)|\bOlson\b(?: time ?zone)?(?: (?:names?|identifiers?|ids?))?|\btz names?\b/gi
const CRON = /\bcron(?:tab)?(?:[- ](?:schedule )?(?:expressions?|strings?|syntax|format|schedules?))?\b/gi
const OFFSET =
  /(?:^|[.;]\s|\b(?:as|by|is) )\W{0,3}(?:(?:an?|the|your|local|current|user's|client's|their) ){0,2}(?:numeric |fixed |time ?zone )?(?:(?:UTC|GMT) offsets?|offsets? (?:from|to|relative to) (?:UTC|GMT))\b/gi
const LETTER =
  /\bGo[- ]duration\b|\bduration(?: string)? (?:such as|like|\(?e\.g\.,?) ["'\x60]?\d{1,9}[smhd]["'\x60]?(?:,? (?:or|and) ["'\x60]?\d{1,9}[smhdw]["'\x60]?)?|\b(?:a )?number (?:followed by|with|plus) (?:a |the |its )?(?:unit(?: letter)?|s, m|suffix)/gi

/** Forms of dates, times, durations and zones that a text names. */
export function* timeFormats(text: string): Iterable<NamedFormat> {
  if (!mayBeTime(text)) return
  const days = [...dates(text)]
  yield* days
  for (const { 0: whole, index } of text.matchAll(CLOCK)) {
    if (!days.some(({ words }) => index >= words.start && index < words.end)) yield at('time of day', index, whole)
  }
  for (const { 0: whole, index } of text.matchAll(WEEK)) yield at('ISO week', index, whole)
  for (const { 0: whole, index } of text.matchAll(CRON)) yield at('cron', index, whole)
  for (const { 0: whole, 1: before = '', 3: after = '', index } of text.matchAll(ISO)) {
    yield at(isoFormat(`${before} ${after}`.toLowerCase()), index, whole)
  }
  for (const { 0: whole, 1: number, 2: date, index } of text.matchAll(RFC)) {
    yield at(number !== '3339' ? 'RFC 2822' : date === undefined ? 'date-time' : 'YYYY-MM-DD', index, whole)
  }
  for (const { 0: whole, 1: unit = '', index } of text.matchAll(ready(UNIX))) {
    const milli = /\b(?:milli|ms\b)/i.test(`${whole} ${unit}`)
    yield at(milli ? 'unix milliseconds' : /\bsec/i.test(`${whole} ${unit}`) ? 'unix seconds' : 'unix', index, whole)
  }
  for (const { 0: whole, index } of text.matchAll(ZONE)) yield at('zone name', index, whole)
  for (const { 0: whole, index } of text.matchAll(ready(OFFSET))) {
    const lead = whole.length - whole.replace(/^(?:[.;]\s|\W)+/, '').length
    yield at('zone offset', index + lead, whole.slice(lead))
  }
  for (const { 0: whole, index } of text.matchAll(LETTER)) yield at('duration with a letter', index, whole)
}

function isoFormat(said: string): string {
  if (/duration|interval|period/.test(said)) return 'ISO 8601 duration'
  if (/timestamp|date-?time|date and time|dates and times/.test(said)) return 'date-time'
  // "an ISO 8601 date" is used for days and for points in time
  return 'ISO 8601'
}

const LETTERS: Readonly<Record<string, string>> = { day: 'DD', month: 'MM', year: 'YYYY' }

function* dates(text: string): Iterable<NamedFormat> {
  for (const { 0: whole, 1: first = '', 2: mark = '', 3: second = '', 4: third = '', 6: clock, index } of text.matchAll(DATE)) {
    const form = [first, second, third].map((part) => full(part)).join(mark)
    const date = dateForm(form)
    if (date === undefined) continue
    if (clock === undefined) yield at(date, index, whole)
    else if (date === 'YYYY-MM-DD') yield at(/T['"]? ?hh/i.test(whole) ? 'date-time' : 'date and time', index, whole)
    else yield at(date, index, whole)
  }
  for (const { 0: whole, index } of text.matchAll(YEAR_MONTH)) yield at('YYYY-MM', index, whole)
  for (const { 0: whole, 1: first = '', 2: mark = '', 3: second = '', 4: third = '', index } of text.matchAll(WORDED)) {
    const form = [first, second, third].map((part) => LETTERS[part.toLowerCase()] ?? '').join(mark)
    const date = dateForm(form)
    if (date !== undefined) yield at(date, index, whole)
  }
  for (const { 0: whole, 1: month, index } of text.matchAll(FIRST)) {
    yield at(month === undefined ? 'DD/MM/YYYY' : 'MM/DD/YYYY', index, whole)
  }
}

function full(part: string): string {
  const letters = part.toUpperCase()
  return letters.length === 1 ? letters.repeat(2) : letters
}

function at(format: string, start: number, words: string): NamedFormat {
  const text = words.trimEnd()
  return { format, words: { start, end: start + text.length } }
}
