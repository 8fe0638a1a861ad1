import type { Span } from '../../../core/tool.ts'
import type { BoundKeyword } from '../../../schema/bound.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { unitsOf } from '../../lexicon/units.ts'
import { contentWords, nameWords } from '../../prose/text/words.ts'
import type { ClaimOf } from '../claim.ts'

/** A bound that a text gives for a parameter, as the schema keyword that would mean the same. */
export interface StatedBound {
  readonly keyword: BoundKeyword
  readonly value: number
  readonly claim: ClaimOf<'range'>
}

const KEYWORDS = {
  number: ['minimum', 'maximum'],
  string: ['minLength', 'maxLength'],
  array: ['minItems', 'maxItems'],
} as const

const CHARACTER = /^(?:char|chars|character|characters|letters|digits)$/
const ITEM = /^(?:items?|elements?|entries|values)$/
/** A text with more ranges than this is not about one parameter's own; each is weighed with all that precedes it. */
const MOST_RANGES = 20
/** Characters before a number in which its noun may have been named. */
const MOST_BEFORE = 400
/** Words after a number that say nothing about what is counted. */
const EMPTY =
  /^(?:max|maximum|min|minimum|and|or|inclusive|default|defaults|allowed|only|in|per|by|for|if|is|are|the|to|with|as|where|included|at|most|least)$/

/** The bounds that claims about one parameter give: one a keyword, the first where they give two. */
export function boundsIn(claims: readonly ClaimOf<'range'>[]): readonly StatedBound[] {
  const found = new Map<BoundKeyword, StatedBound>()
  for (const claim of claims.slice(0, MOST_RANGES)) {
    const { min, max } = claim.statement
    const kind = kindOf(claim)
    if (kind === undefined) continue
    const [low, high] = KEYWORDS[kind]
    if (min !== undefined && !found.has(low)) found.set(low, { keyword: low, value: min, claim })
    if (max !== undefined && !found.has(high)) found.set(high, { keyword: high, value: max, claim })
  }
  return [...found.values()]
}

/** Which kind of bound a range is for the parameter; undefined if it counts something else. */
function kindOf({ about, stretch, statement: { noun, words } }: ClaimOf<'range'>): keyof typeof KEYWORDS | undefined {
  const types = about.types.filter((type) => type !== 'null')
  if (types.length === 0) return undefined
  if (types.every((type) => type === 'integer' || type === 'number')) {
    return noun === undefined ||
      EMPTY.test(noun) ||
      isOwnNoun(about, stretch.text.slice(Math.max(0, words.start - MOST_BEFORE), words.start), noun)
      ? 'number'
      : undefined
  }
  const [type] = types
  if (types.length > 1 || noun === undefined) return undefined
  if (type === 'string')
    return CHARACTER.test(noun) && !/\beach\b/i.test(stretch.text) && !isCode(stretch.text, words) ? 'string' : undefined
  return type === 'array' && (ITEM.test(noun) || nameWords(about.name).at(-1) === contentWords(noun)[0]) ? 'array' : undefined
}

/** "limited to 2 character country codes", "five digits of a phone number": a kind of text, next to which others may be allowed. */
function isCode(text: string, { end }: Span): boolean {
  return (
    /^[ -]?\w{3,12} of (?:an?|the|each|its)\b/i.test(text.slice(end, end + 50)) ||
    /^[ -]?char(?:acter)?s?[^.,;)]{1,30}\bcodes?\b/i.test(text.slice(end, end + 50))
  )
}

/** True if the noun after the number is the parameter's own unit, or what its name or text counts: "up to 50 results". */
function isOwnNoun({ name }: Parameter, before: string, noun: string): boolean {
  const units = unitsOf(noun)
  if (units.length > 0) {
    const own = unitsOf(`${name} ${before}`)
    return own.length === 0 || (own.length === 1 && own[0] === units[0])
  }
  const [stemmed = noun] = contentWords(noun)
  return nameWords(name).includes(stemmed) || contentWords(before).includes(stemmed)
}
