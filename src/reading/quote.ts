import { isEqual } from '../core/equal.ts'
import type { Json } from '../core/json.ts'
import type { Span } from '../core/tool.ts'
import { remembered } from '../lint/prose/text/memo.ts'

/** A text that repeats a quote more often is not looked through further, nor one that has it more often within words. */
const MOST_PLACES = 100
const MOST_TRIES = 1000

/** What models retype: typographic quotation marks. Dashes and letters are none of it. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ...[...'‘’‚‛'].map((mark) => [mark, "'"] as const),
  ...[...'“”„‟'].map((mark) => [mark, '"'] as const),
])

interface Plain {
  readonly text: string
  /** Where each character of `text` begins in the original; one more for the end. */
  readonly offsets: readonly number[]
}

/** The text with plain quotation marks, and each run of white space as one space. */
const plainOf = remembered((text): Plain => {
  const offsets: number[] = []
  const signs: string[] = []
  let afterSpace = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const isSpace = /\s/.test(sign)
    if (isSpace && afterSpace) continue
    signs.push(isSpace ? ' ' : (MARKS.get(sign) ?? sign))
    offsets.push(at)
    afterSpace = isSpace
  }
  return { text: signs.join(''), offsets: [...offsets, text.length] }
})

/**
 * Where a text has a quote, in order: verbatim but for white space and the form of quotation marks, and never from the middle of a word or into
 * one.
 */
export function quotePlaces(quote: string, text: string): readonly Span[] {
  const sought = plainOf(quote).text.trim()
  if (sought === '') return []
  const { text: plain, offsets } = plainOf(text)
  const found: Span[] = []
  let tries = 0
  for (let at = plain.indexOf(sought); at !== -1 && found.length < MOST_PLACES; at = plain.indexOf(sought, at + 1)) {
    if (++tries > MOST_TRIES) break
    const end = at + sought.length
    if (isWithin(plain, at) || isWithin(plain, end)) continue
    // up to the last character itself, without the white space that may follow it
    found.push({ start: offsets[at] ?? 0, end: (offsets[end - 1] ?? 0) + 1 })
  }
  return found
}

/** Letters of scripts that put spaces between words. */
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_]/u

/** True for an offset between two letters of one word. */
function isWithin(text: string, at: number): boolean {
  return LETTER.test(text[at - 1] ?? '') && LETTER.test(text[at] ?? '')
}

/** True for a quote that is the JSON of a value, whatever its white space and the order of its keys. */
export function isJsonOf(quote: string, value: Json): boolean {
  try {
    const given: Json = JSON.parse(quote)
    return isEqual(given, value)
  } catch {
    return false
  }
}
