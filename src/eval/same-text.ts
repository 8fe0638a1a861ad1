import { normalised } from './normalised.ts'
import { samePlace } from './place.ts'
import type { ValueKind } from './text-kind.ts'

/** Whether a given text means the expected one. */
export function sameText(expected: string, given: string, kind: ValueKind): boolean {
  if (expected === given) return true
  return kind === 'place' ? samePlace(expected, given) : comparable(expected, kind) === comparable(given, kind)
}

/** The same in capitals and small letters (RFC 9562). */
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i

/** A text in the form in which texts of its kind are compared. */
export function comparable(text: string, kind: ValueKind): string {
  if (kind === 'natural' || kind === 'place') return normalised(text)
  const exact = text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()
  if (kind === 'code' || kind === 'email' || UUID.test(exact)) return exact.toLowerCase()
  if (kind === 'phone') return exact.replace(/^00/, '+').replaceAll(/[\s()./-]/g, '')
  if (kind === 'path') return pathOf(exact)
  return kind === 'url' ? urlOf(exact) : exact
}

/** `./a//b/` is `a/b`. */
function pathOf(path: string): string {
  const plain = path.replaceAll(/(?<!:)\/{2,}/g, '/').replace(/^(?:\.\/)+(?=.)/, '')
  return plain.replace(/(?<=.)\/$/, '')
}

/** The scheme and the host are the same in either case, and a host alone needs no slash. */
function urlOf(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href
}
