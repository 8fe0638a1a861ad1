/** A way to write a value, as texts and schemas name it. */
export interface Format {
  /** For messages: "an IANA time zone name". */
  readonly is: string
  /** Values written so; a schema that refuses all of them takes another format. None where values differ too much to state. */
  readonly samples: readonly string[]
  /** Formats of one family exclude each other, except those that `also` names. */
  readonly families: readonly Family[]
  readonly also?: readonly string[]
  /** False if a `pattern` may well be narrower than the samples. */
  readonly exact: boolean
}

/** What formats are alternatives of. */
export type Family = 'time' | 'zone' | 'place' | 'colour' | 'handle' | 'country' | 'language' | 'content' | 'markup' | 'pattern'

const UUID = '3f2b8c1e-9a4d-4c7b-8e21-5d6f7a8b9c0d'
const DATES: Readonly<Record<string, string>> = {
  'YYYY-MM-DD': '2026-03-14',
  'YYYY/MM/DD': '2026/03/14',
  'YYYY.MM.DD': '2026.03.14',
  YYYYMMDD: '20260314',
  'DD.MM.YYYY': '14.03.2026',
  'DD/MM/YYYY': '14/03/2026',
  'DD-MM-YYYY': '14-03-2026',
  'MM/DD/YYYY': '03/14/2026',
  'MM-DD-YYYY': '03-14-2026',
  'MM.DD.YYYY': '03.14.2026',
  'YYYY-MM': '2026-03',
}

const one = (is: string, families: readonly Family[], samples: readonly string[], more: Partial<Format> = {}): Format => ({
  is,
  families,
  samples,
  exact: true,
  ...more,
})

const ISO_TIMES = ['2026-03-14T09:30:00Z', '2026-03-14T09:30:00', '2026-03-14T09:30:00.000Z', '2026-03-14T09:30:00+01:00']

const FORMATS: Readonly<Record<string, Format>> = {
  ...Object.fromEntries(Object.entries(DATES).map(([form, sample]) => [form, one(`a date as ${form}`, ['time'], [sample])])),
  'ISO 8601': one('an ISO 8601 value', ['time'], [...ISO_TIMES, '2026-03-14', 'PT15M', '09:30:00', '2026-W11'], {
    also: ['date-time', 'YYYY-MM-DD', 'ISO 8601 duration', 'time of day', 'YYYY-MM', 'YYYYMMDD', 'date and time'],
  }),
  'date-time': one('an ISO 8601 date and time', ['time'], ISO_TIMES, { also: ['YYYY-MM-DD', 'date and time', 'time of day'] }),
  'date and time': one('a date and time with a space between', ['time'], ['2026-03-14 09:30:00', '2026-03-14 09:30'], {
    also: ['YYYY-MM-DD', 'time of day'],
  }),
  'time of day': one('a time of day', ['time'], ['09:30', '09:30:00', '09:30:00Z', '09:30Z', '21:30'], {
    also: Object.keys(DATES),
  }),
  unix: one('Unix time', ['time'], ['1772355600', '1772355600000'], { also: ['unix seconds', 'unix milliseconds'] }),
  'unix seconds': one('Unix time in seconds', ['time'], ['1772355600']),
  'unix milliseconds': one('Unix time in milliseconds', ['time'], ['1772355600000']),
  'RFC 2822': one('an RFC 2822 date', ['time'], ['Sat, 14 Mar 2026 09:30:00 +0000', 'Sat, 14 Mar 2026 09:30:00 GMT']),
  'ISO 8601 duration': one('an ISO 8601 duration', ['time'], ['PT15M', 'P1D', 'PT1H30M']),
  'duration with a letter': one('a duration such as 15m', ['time'], ['15m', '2h', '30s', '7d', '90s']),
  'zone name': one('an IANA time zone name', ['zone'], ['Europe/Berlin', 'America/New_York', 'UTC']),
  'zone offset': one('an offset from UTC', ['zone'], ['+01:00', '+0100', '+1', 'UTC+1', 'GMT+1', '-480', '1'], {
    also: ['number'],
  }),
  number: one('a number', ['time', 'zone'], ['90']),
  id: one('an id', ['handle'], [UUID, '42', 'u_8Fk2', 'C0123ABCD'], { also: ['UUID'], exact: false }),
  UUID: one('a UUID', ['handle'], [UUID, UUID.toUpperCase(), UUID.replaceAll('-', '')], { exact: true }),
  name: one('a name', ['handle'], ['Ada Lovelace', 'Invoices of March'], { exact: false }),
  'printed number': one('a number that people read', ['handle'], [], { exact: false }),
  slug: one('a slug', ['handle'], ['spring-sale', 'invoices'], { exact: false }),
  'e-mail address': one('an e-mail address', ['handle'], ['ada@example.org', 'ada.lovelace@example.com'], { exact: false }),
  URL: one('a URL', ['handle', 'content'], ['https://example.org/a', 'https://www.example.com/a/b?c=1'], { exact: false }),
  path: one('a path', ['content'], ['/srv/reports/march.pdf', 'reports/march.pdf', 'C:\\reports\\march.pdf'], { exact: false }),
  base64: one('base64', ['content'], ['aGVsbG8gd29ybGQ=', 'aGVsbG8='], { exact: false }),
  'regular expression': one('a regular expression', ['pattern'], [], { exact: false }),
  glob: one('a glob', ['pattern'], [], { exact: false }),
  HTML: one('HTML', ['markup'], [], { exact: false }),
  Markdown: one('Markdown', ['markup'], [], { exact: false }),
  'plain text': one('plain text', ['markup'], [], { exact: false }),
  'ISO week': one('an ISO week', ['time'], ['2026-W12', '2026-W12-1']),
  'country name': one('the name of a country', ['country'], ['Germany', 'France', 'Italy']),
  'language name': one('the name of a language', ['language'], ['English', 'German', 'French']),
  'currency name': one('the name of a currency', [], ['Euro', 'Dollar', 'Swiss franc']),
  'two-letter country code': one('a two-letter country code', ['country'], ['DE', 'FR', 'US', 'de', 'fr', 'us']),
  'three-letter country code': one('a three-letter country code', ['country'], ['DEU', 'FRA', 'USA', 'deu', 'fra', 'usa']),
  'currency code': one('a three-letter currency code', [], ['EUR', 'USD', 'GBP', 'eur', 'usd', 'gbp']),
  'currency symbol': one('a currency symbol', [], ['€', '$', '£']),
  'two-letter language code': one('a two-letter language code', ['language'], ['en', 'de', 'fr', 'EN', 'DE', 'FR'], {
    also: ['language tag'],
  }),
  'three-letter language code': one('a three-letter language code', ['language'], ['eng', 'deu', 'fra', 'ENG']),
  'language tag': one('a language tag', ['language'], ['en-US', 'de-DE', 'en', 'de', 'en_US']),
  'latitude first': one('latitude before longitude', ['place'], [], { exact: false }),
  'longitude first': one('longitude before latitude', ['place'], [], { exact: false }),
  'colour with #': one('a colour with #', ['colour'], ['#ff8800', '#FF8800']),
  'colour without #': one('a colour without #', ['colour'], ['ff8800', 'FF8800']),
  'E.164': one('a telephone number with + and country code', [], ['+491701234567', '+14155550123']),
  cron: one('a cron expression', ['time'], ['0 9 * * 1', '*/5 * * * *', '0 0 9 * * 1']),
  'upper case': one('text in upper case', [], ['EUR', 'DE', 'ABCDEFGH', 'ACME', 'ABC_DEF', 'ABC-1']),
  'lower case': one('text in lower case', [], ['eur', 'de', 'abcdefgh', 'acme', 'abc_def', 'abc-1']),
}

/** What is known of a format that a reader or a schema names. */
export function formatOf(name: string): Format | undefined {
  return FORMATS[name]
}

/** The format that day, month and year in this order are: `DD.MM.YYYY`; undefined for orders that nobody uses. */
export function dateForm(written: string): string | undefined {
  return Object.hasOwn(DATES, written) ? written : undefined
}

/** True for two formats of which a value can only have one. */
export function areRivalFormats(name: string, other: string): boolean {
  const [a, b] = [FORMATS[name], FORMATS[other]]
  if (name === other || a === undefined || b === undefined) return false
  return (
    a.families.some((family) => b.families.includes(family)) &&
    a.also?.includes(other) !== true &&
    b.also?.includes(name) !== true
  )
}

/** What JSON Schema's formats accept, a little wider than their specifications where writers are. */
const SCHEMA: Readonly<Record<string, readonly [format: string, accepts: RegExp]>> = {
  'date-time': ['date-time', /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/],
  date: ['YYYY-MM-DD', /^\d{4}-\d\d-\d\d$/],
  time: ['time of day', /^\d\d:\d\d/],
  duration: ['ISO 8601 duration', /^P/],
  email: ['e-mail address', /@/],
  'idn-email': ['e-mail address', /@/],
  uri: ['URL', /^[a-z][a-z0-9+.-]+:/i],
  url: ['URL', /^[a-z][a-z0-9+.-]+:/i],
  uuid: ['UUID', /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i],
  byte: ['base64', /^[A-Za-z0-9+/]+=*$/],
}

/** The format that a schema's `format` is. */
export function schemaFormat(keyword: string): string | undefined {
  return Object.hasOwn(SCHEMA, keyword) ? SCHEMA[keyword]?.[0] : undefined
}

/** False for a text that a schema's `format` refuses; true for formats that are not known here. */
export function isAccepted(keyword: string, text: string): boolean {
  return !Object.hasOwn(SCHEMA, keyword) || SCHEMA[keyword]?.[1].test(text) !== false
}
