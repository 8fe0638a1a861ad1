import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { sentencesOf } from '../text/sentences.ts'

/** At most this much of a text is decoded, in so many pieces. */
const MOST_PIECES = 20
const MOST_LENGTH = 8_000

const BASE64 = /(?<![A-Za-z\d+/_-])[A-Za-z\d+/_-]{20,8000}={0,2}/g
const HEX = /(?<![A-Za-z\d])(?:0x)?(?:[\da-f]{2}[ :]?){12,4000}(?![A-Za-z\d])/gi
const PERCENT = /(?:[\w.~-]{0,40}%[\da-f]{2}){4,200}[\w.~-]{0,40}/gi
const ESCAPES = /(?:\\(?:u00|x)[\da-f]{2}){6,2000}/gi

/** Base64 has letters and at least two digits, and no word is so long. */
const LONG_RUN = /(?<![A-Za-z\d+/])(?=[A-Za-z\d+/]{24})[A-Za-z+/]{0,40}\d[A-Za-z+/]{0,40}\d/
const BYTES = /(?<![A-Za-z\d])(?:[\da-f]{2}[ :]){12}/i

/** A quick look: a long run without a blank, bytes, or words about decoding. */
export function mayEncode(text: string): boolean {
  return (
    LONG_RUN.test(text) ||
    (hasByteGap(text) && BYTES.test(text)) ||
    (hasPercent(text) && /%[\da-f]{2}[^%\s]{0,40}%/i.test(text)) ||
    (hasEscape(text) && /\\(?:x|u00)[\da-f]{2}\\/i.test(text)) ||
    isAboutDecoding(text) ||
    isAboutTurning(text)
  )
}

const hasPercent = cue('%')
const hasEscape = cue('\\')
/** Ciphers that begin with a letter have such pairs often enough. */
const hasByteGap = cue(...'20 61 65 69 6e 6f 72 73 74'.split(' '))

/** Texts that a piece of a text decodes to, with the place of the piece. Nothing is run; only readable text counts. */
export function decodedIn(text: string): readonly (Span & { readonly text: string })[] {
  const found: (Span & { readonly text: string })[] = []
  const look = (pattern: RegExp, decode: (piece: string) => string | undefined): void => {
    for (const { 0: piece, index } of text.matchAll(pattern)) {
      if (found.length >= MOST_PIECES) return
      const decoded = decode(piece.slice(0, MOST_LENGTH))
      if (decoded !== undefined && isReadable(decoded)) found.push({ start: index, end: index + piece.length, text: decoded })
    }
  }
  look(BASE64, fromBase64)
  look(HEX, (piece) => fromBytes(piece.replace(/^0x/i, '').replaceAll(/[ :]/g, '').match(/../g) ?? []))
  look(PERCENT, (piece) => piece.replaceAll(/(?:%[\da-f]{2})+/gi, (bytes) => fromBytes(bytes.slice(1).split('%')) ?? ''))
  look(ESCAPES, (piece) => fromBytes(piece.match(/[\da-f]{2}(?=\\|$)/gi) ?? []))
  if (isAboutTurning(text)) {
    found.push(
      { start: 0, end: text.length, text: rotated(text) },
      { start: 0, end: text.length, text: [...text].reverse().join('') },
    )
  }
  return found
}

function fromBase64(piece: string): string | undefined {
  const digits = piece.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  // a quick look at the first letters: what decodes to no text is not decoded further
  try {
    const head = bytesOf(digits.slice(0, 16))
    return isReadable(head, 8) ? bytesOf(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0))) : undefined
  } catch {
    return undefined
  }
}

function bytesOf(digits: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(digits), (sign) => sign.charCodeAt(0)))
}

function fromBytes(pairs: readonly string[]): string | undefined {
  return new TextDecoder().decode(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)))
}

/** Text that people write: letters, blanks and marks, hardly anything else. */
function isReadable(text: string, least = 12): boolean {
  if (text.length < least) return false
  const plain = text.replaceAll(/[^A-Za-z\d ,.'’:;!?\n/~@_\u00c0-\ud7ff-]/g, '').length
  return plain >= text.length * 0.9 && !text.includes('\uFFFD')
}

function rotated(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0)
    const base = code < 97 ? 65 : 97
    return String.fromCharCode(((code - base + 13) % 26) + base)
  })
}

const speaksOfTurning = cue('rot13', 'rot', 'caesar', 'backwards', 'reversed', 'backward')
const speaksOfDecoding = cue('decode', 'decoded', 'decoding', 'decrypt', 'decipher', 'unscramble', 'base64', 'rot13')
const isAboutDecoding = (text: string): boolean => speaksOfDecoding(text) && DECODING.test(text)
const isAboutTurning = (text: string): boolean =>
  speaksOfTurning(text) && /\b(?:rot-?13|caesar|backwards?|reversed)\b/i.test(text)
const DECODING = /\b(?:decode[ds]?|decoding|decrypt(?:ed)?|decipher(?:ed)?|unscramble|base64|rot13)\b/i
/** An order to the model, in the form of an order; "the server decodes it and runs it" is none. */
const FOLLOW =
  /(?:^\s*|[,;:.(!]\s{0,3}|\b(?:and|then|to|must|please|always) )(?:then |always )?(?:follow|obey|execute|carry out|do|act (?:up)?on|comply with|perform|run|treat)\s(?:it|them|its|that|this|these|the (?:result|outcome|instructions?|directions?|commands?|orders?|text|message|content)|(?:all |exactly )?what|whatever)\b/i
const BLOB = /[A-Za-z\d+/_-]{16,}={0,2}|\brot13\b/

/** The sentence that tells the model to decode a text and to do what it holds; undefined if no such text is there. */
export function decodingOrderIn(text: string): Span | undefined {
  if (!isAboutDecoding(text) || !BLOB.test(text)) return undefined
  const sentences = sentencesOf(text)
  return sentences.find(({ text: one }) => DECODING.test(one) && FOLLOW.test(one) && !/\bserver\b/i.test(one))
}
