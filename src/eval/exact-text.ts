import { own, ownString } from '../core/json.ts'
import { wordsOfName, type Argument } from './argument.ts'

/** Words of parameter names whose values mean something only letter by letter. */
const EXACT = new Set(
  'id ids uuid guid key keys token secret hash sha digest checksum code script source sql cypher graphql regex regexp pattern selector xpath expression formula command cmd argv path paths file filename filepath folder directory dir url uri link ref branch commit tag version slug cursor password username login handle email emails mail sku iban isbn barcode serial identifier identifiers'.split(
    ' ',
  ),
)

/** What a description begins with, where it says that the value is one of these: `Tracking number such as`, `Key of the issue`. */
const EXACT_HEAD =
  /^(?:ids?|uuid|guid|keys?|tokens?|hash|sha|digest|checksum|code|identifiers?|slug|path|url|uri|sku|iban|isbn|number|email|address of mail)$/

/** Formats and encodings of JSON Schema whose values are no words. */
const EXACT_FORMAT = /^(?:uri|uri-reference|iri|regex|json-pointer|byte|binary|password|email|idn-email|uuid|hostname|ipv4|ipv6)$/

const PATHS = new Set('path paths file files filename filepath folder folders directory directories dir dirs'.split(' '))

/** Whether this value of this parameter has to be right letter by letter. */
export function isExact(expected: string, { name, schema }: Argument): boolean {
  if (own(schema, 'enum') !== undefined || own(schema, 'const') !== undefined) return true
  if (EXACT_FORMAT.test(ownString(schema, 'format') ?? '') || own(schema, 'pattern') !== undefined) return true
  return (
    wordsOfName(name).some((word) => EXACT.has(word)) ||
    EXACT_HEAD.test(headOf(ownString(schema, 'description') ?? '')) ||
    isOpaque(expected)
  )
}

/** The noun that a description begins with: `number` of "The tracking number of a parcel". What is one thing or another has none. */
function headOf(description: string): string {
  const [first = ''] = description.split(/[.,;:()\n]|\s(?:of|for|to|that|which|such|in|from|where|with|as|by|on|at|like|e\.g)\s/)
  return /\s(?:or|and)\s/.test(first) ? '' : (wordsOfName(first).at(-1) ?? '')
}

/** `aB3xZ`, `sk-12ab`: letters and digits that are no word. A product such as `iPhone 15` has a space, `COVID19` no small letter. */
function isOpaque(text: string): boolean {
  return /^[\w-]{5,}$/.test(text) && /\d/.test(text) && /\p{Ll}/u.test(text) && (/\p{Lu}/u.test(text) || /\d\p{L}+\d/u.test(text))
}

/**
 * Whether two values are the same where every letter counts. White space around them does not, nor does what the kind of value itself
 * takes for the same: upper and lower case in a UUID, a mailbox and the host of an address, `./` before and `/` behind a path.
 */
export function sameExactly(expected: string, given: string, { name }: Argument): boolean {
  const [one, other] = [bare(expected), bare(given)]
  if (one === other) return true
  if ((isUuid(one) && isUuid(other)) || (isMailbox(one) && isMailbox(other))) return one.toLowerCase() === other.toLowerCase()
  if (isAddress(one) && isAddress(other)) return URL.parse(one)?.href === URL.parse(other)?.href
  return wordsOfName(name).some((word) => PATHS.has(word)) && plainPath(one) === plainPath(other)
}

/** As it is compared where every letter counts. */
export function bare(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim()
}

/** The same in upper and lower case (RFC 9562). */
function isUuid(text: string): boolean {
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)
}

const isMailbox = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text)

const isAddress = (text: string): boolean => /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(text) && URL.canParse(text)

function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+(?=.)/, '').replace(/(?<=[^/])\/+$/, '')
}
