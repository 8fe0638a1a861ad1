import { own, ownString, type JsonObject } from '../core/json.ts'
import { placeWithCountry } from './place.ts'

/** The parameter that a value is given for: its name and its schema decide how strictly texts are compared. */
export interface Argument {
  readonly name: string
  readonly schema: JsonObject
}

export const NO_ARGUMENT: Argument = { name: '', schema: {} }

/** Words of parameter names whose values mean something only letter by letter. */
const EXACT = new Set(
  'id ids uuid guid key keys token secret hash sha digest checksum code script source sql cypher graphql regex regexp pattern selector xpath expression formula command cmd path paths file filename filepath folder directory dir url uri ref branch commit tag version slug cursor password username login handle'.split(
    ' ',
  ),
)

/** Formats and encodings of JSON Schema whose values are no words. */
const EXACT_FORMAT = /^(?:uri|uri-reference|iri|regex|json-pointer|byte|binary|password)$/

/**
 * Whether two texts mean the same. Words are compared as a person reads them: Unicode form, case, white space, curly quotes and a full
 * stop at the end do not count, and a place may be given with its country. What has to be right letter by letter (ids, keys, code,
 * paths, URLs, values of an `enum`) is compared exactly, save the white space around it.
 */
export function sameText(expected: string, given: string, parameter: Argument): boolean {
  if (isExact(expected, parameter)) return exact(expected) === exact(given)
  return normalised(expected) === normalised(given) || placeWithCountry(expected, given, parameter)
}

/** A text as a person reads it. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[‘’‛ʼ`´]/g, "'")
    .replaceAll(/[“”„‟«»]/g, '"')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/(?<=[\p{L}\p{N}])[.。]$/u, '')
    .toLowerCase()
}

/** Whether this value of this parameter has to be right letter by letter. */
export function isExact(expected: string, { name, schema }: Argument): boolean {
  if (own(schema, 'enum') !== undefined || own(schema, 'const') !== undefined) return true
  if (isUuid(expected)) return false
  if (EXACT_FORMAT.test(ownString(schema, 'format') ?? '') || own(schema, 'pattern') !== undefined) return true
  return wordsOfName(name).some((word) => EXACT.has(word)) || isOpaque(expected)
}

/** `aB3xZ`, `sk-12ab`: letters and digits that are no word. A product such as `iPhone 15` has a space, `COVID19` no small letter. */
function isOpaque(text: string): boolean {
  return /^[\w-]{5,}$/.test(text) && /\d/.test(text) && /\p{Ll}/u.test(text) && (/\p{Lu}/u.test(text) || /\d\p{L}+\d/u.test(text))
}

/** The same in upper and lower case (RFC 9562). */
function isUuid(text: string): boolean {
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)
}

function exact(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim()
}

/** `userId`, `user_id` and `USER-ID` are user and id. */
export function wordsOfName(name: string): string[] {
  return name
    .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
