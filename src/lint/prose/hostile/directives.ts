import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { beaconIn, mayCarry } from './beacons.ts'
import { mayPose, turnIn } from './chat-turns.ts'
import type { Directive, OrderPattern } from './directive.ts'
import { isDisguised, spelledOutIn } from './disguise.ts'
import { decodedIn, decodingOrderIn, mayEncode } from './encoded.ts'
import { ENGLISH_ORDERS, hasOrderWord } from './english-orders.ts'
import { CYRILLIC_AND_ARABIC_ORDERS } from './languages/cyrillic-arabic.ts'
import { ASIAN_ORDERS } from './languages/asian.ts'
import { GERMAN_ORDERS, GERMAN_WORDS } from './languages/german.ts'
import { OTHER_LANGUAGES_ORDERS, OTHER_WORDS } from './languages/others.ts'
import { ROMANCE_ORDERS, ROMANCE_WORDS } from './languages/romance.ts'
import { concealmentIn, mayConceal } from './secrecy.ts'
import { mayShadow, shadowingIn } from './shadowing.ts'

const LATIN_ORDERS = [...ROMANCE_ORDERS, ...GERMAN_ORDERS, ...OTHER_LANGUAGES_ORDERS]
const WORDS = [ROMANCE_WORDS, GERMAN_WORDS, OTHER_WORDS]
const [hasVictim, hasVerb] = [
  cue(...WORDS.flatMap(({ victims }) => victims.split(' '))),
  cue(...WORDS.flatMap(({ verbs }) => verbs.split(' '))),
]
/** Other words may look the same to the quick looks. */
const VICTIM = new RegExp(`(?<![a-z])(?:${WORDS.map(({ victims }) => victims.replaceAll(' ', '|')).join('|')})(?![a-z])`, 'i')
const OTHER_ORDERS = [...ASIAN_ORDERS, ...CYRILLIC_AND_ARABIC_ORDERS]
const OTHER_LETTERS = /[\u0400-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/

/** Readers of their own, with a quick look at whether a text is worth it. */
const READERS: readonly (readonly [Directive['kind'], (text: string) => boolean, (text: string) => Span | undefined])[] = [
  ['concealment', mayConceal, concealmentIn],
  ['turn', mayPose, turnIn],
  ['exfiltration', mayCarry, beaconIn],
  ['shadowing', mayShadow, shadowingIn],
]

/** An order is at least two words; these few are one. */
const ONE_WORD = /etc\/|169\.254|[\u0080-\uffff]/

/** A quick look, which nearly every text fails: could there be an order in it? */
export function mayDirect(text: string): boolean {
  if (!text.includes(' ') && text.length < 60 && !ONE_WORD.test(text)) return false
  return mayOrderPlainly(text) || mayEncode(text) || isDisguised(text)
}

function mayOrderPlainly(text: string): boolean {
  return (
    (hasOrderWord(text) && ENGLISH_ORDERS.some(([, parts]) => hasAll(parts, text))) ||
    mayBeLatin(text) ||
    OTHER_LETTERS.test(text) ||
    READERS.some(([, may]) => may(text))
  )
}

function mayBeLatin(text: string): boolean {
  return hasVictim(text) && hasVerb(text) && VICTIM.test(text)
}

function patternsFor(text: string): readonly OrderPattern[] {
  return [
    ...(hasOrderWord(text) ? ENGLISH_ORDERS : []),
    ...(mayBeLatin(text) ? LATIN_ORDERS : []),
    ...(OTHER_LETTERS.test(text) ? OTHER_ORDERS : []),
  ]
}

function hasAll(parts: OrderPattern[1], text: string): boolean {
  for (const has of parts) if (!has(text)) return false
  return true
}

/**
 * The first order of each kind in a text: as it stands, behind look-alike letters, hidden characters and letters spaced out, and in
 * what base64 and the like decode to. Words are those of the text; all of it where the order was read in another form.
 */
export const directivesIn: (text: string) => readonly Directive[] = remembered((text) => {
  const found = new Map<Directive['kind'], Directive>()
  const add = (kind: Directive['kind'], words: Span): void => {
    if (!found.has(kind)) found.set(kind, { kind, words })
  }
  for (const { kind, words } of plainOrdersIn(text)) add(kind, words)
  const whole = { start: 0, end: text.length }
  for (const reading of spelledOutIn(text)) for (const { kind } of plainOrdersIn(reading)) add(kind, whole)
  if (mayEncode(text)) {
    const order = decodingOrderIn(text) ?? decodedIn(text).find((piece) => plainOrdersIn(piece.text).length > 0)
    if (order !== undefined) add('encoded', { start: order.start, end: order.end })
  }
  return [...found.values()]
})

function plainOrdersIn(text: string): readonly Directive[] {
  const found = new Map<Directive['kind'], Directive>()
  for (const [kind, parts, pattern] of patternsFor(text)) {
    const match = found.has(kind) || !hasAll(parts, text) ? null : pattern.exec(text)
    if (match !== null) found.set(kind, { kind, words: { start: match.index, end: match.index + match[0].length } })
  }
  for (const [kind, may, read] of READERS) {
    const words = found.has(kind) || !may(text) ? undefined : read(text)
    if (words !== undefined) found.set(kind, { kind, words })
  }
  return [...found.values()]
}
