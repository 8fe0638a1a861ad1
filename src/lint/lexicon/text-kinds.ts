import { nameParts } from '../prose/text/words.ts'
import { rememberedName } from '../prose/text/memo.ts'

/** A kind of text that has a written form which a model has to hit. */
export interface TextKind {
  readonly is: string
  /** The JSON Schema format or a form to name in a text. */
  readonly write: string
  /** Words in a text that settle the form. */
  readonly settled: RegExp
  readonly format: string | undefined
}

const ANY_FORM =
  /\b(?:format(?:ted)?|iso|rfc|e\.g|examples?|for instance|such as|like|pattern|timestamp|epoch|unix|utc|one of|code|codes|slug)\b|\d|["'`“]|\(.*[|,/].*\)/i

const KINDS = {
  date: {
    is: 'a date',
    write: '`format: "date"` or "YYYY-MM-DD"',
    settled: new RegExp(`${ANY_FORM.source}|yyyy|natural language`, 'i'),
    format: 'date',
  },
  time: {
    is: 'a point in time',
    write: '`format: "date-time"` or "ISO 8601 with offset"',
    settled: new RegExp(`${ANY_FORM.source}|hh:|natural language`, 'i'),
    format: 'date-time',
  },
  country: {
    is: 'a country',
    write: '"ISO 3166-1 alpha-2 code, for example DE"',
    settled: /\b(?:iso|codes?|names?|e\.g|examples?|such as|like|alpha)\b|\d|["'`“]/i,
    format: undefined,
  },
  currency: {
    is: 'a currency',
    write: '"ISO 4217 code, for example EUR"',
    settled: /\b(?:iso|codes?|names?|e\.g|examples?|such as|like|symbols?)\b|\d|["'`“]/i,
    format: undefined,
  },
  language: {
    is: 'a language',
    write: '"BCP 47 tag, for example pt-BR"',
    settled:
      /\b(?:iso|codes?|names?|e\.g|examples?|such as|like|bcp|tags?|programming|repositor(?:y|ies)|snippets?|syntax|sources?)\b|\d|["'`“]/i,
    format: undefined,
  },
} as const satisfies Readonly<Record<string, TextKind>>

const LAST: Readonly<Record<string, TextKind>> = {
  date: KINDS.date,
  birthday: KINDS.date,
  birthdate: KINDS.date,
  deadline: KINDS.time,
  datetime: KINDS.time,
  timestamp: KINDS.time,
  country: KINDS.country,
  currency: KINDS.currency,
  language: KINDS.language,
  locale: KINDS.language,
}
const TIMES = new Map([
  ['start', 'time'],
  ['end', 'time'],
  ['created', 'at'],
  ['updated', 'at'],
  ['due', 'at'],
  ['scheduled', 'at'],
  ['expires', 'at'],
])
/** `date_format`, `url_pattern` end otherwise; these precede the kind and change what it is. */
const NOT_ITSELF = /^(?:is|has|include|show|by|group|sort|programming|relative|email|template|source|code|target|output|input)$/

/** What kind of text a parameter of this name takes, when that kind has a written form; undefined for all other names. */
export const textKindOf: (name: string) => TextKind | undefined = rememberedName((name) => {
  const parts = nameParts(name)
  const last = parts.at(-1) ?? ''
  if (parts.length > 4 || parts.slice(0, -1).some((part) => NOT_ITSELF.test(part))) return undefined
  if (Object.hasOwn(LAST, last)) return LAST[last]
  return TIMES.get(parts.at(-2) ?? '') === last ? KINDS.time : undefined
})
