import { own } from '../../../core/json.ts'
import type { Span } from '../../../core/tool.ts'
import type { Parameter } from '../../../schema/parameters.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { rangesIn, type Range } from './ranges.ts'
import { unitsOf } from '../../lexicon/units.ts'
import { contentWords, nameWords } from '../../prose/text/words.ts'

type Keyword = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems'

/** A bound that a parameter's own description gives for it, as the schema keyword that would say the same. */
export interface StatedBound {
  readonly keyword: Keyword
  readonly value: number
  /** Offsets in the description. */
  readonly words: Span
}

const KEYWORDS = {
  number: ['minimum', 'maximum'],
  string: ['minLength', 'maxLength'],
  array: ['minItems', 'maxItems'],
} as const

const CHARACTER = /^(?:char|chars|character|characters|letters)$/
const ITEM = /^(?:items?|elements?|entries|values)$/
/** A text with more ranges than this is not about one parameter's own; each is weighed with all that stands before it. */
const MOST_RANGES = 20
/** Words after a number that say nothing about what is counted. */
const EMPTY =
  /^(?:max|maximum|min|minimum|and|or|inclusive|default|defaults|allowed|only|in|per|by|for|if|is|are|the|to|with|as|where|included)$/

/** The bounds that a description gives for its own parameter with certainty: one a keyword, the first where it says two. */
export function statedBounds(parameter: Parameter): readonly StatedBound[] {
  const { description } = parameter
  if (!description) return []
  const ranges = rangesIn(description)
  if (ranges.length === 0 || !isEnglish(description)) return []
  const found = new Map<Keyword, StatedBound>()
  for (const range of ranges.slice(0, MOST_RANGES)) {
    const kind = range.sure ? kindOf(parameter, description, range) : undefined
    if (kind === undefined) continue
    const [low, high] = KEYWORDS[kind]
    if (range.min !== undefined && !found.has(low)) found.set(low, { keyword: low, value: range.min, words: range.words })
    if (range.max !== undefined && !found.has(high)) found.set(high, { keyword: high, value: range.max, words: range.words })
  }
  return [...found.values()]
}

/** Which kind of bound a range is for this parameter; undefined where it counts something else. */
function kindOf(parameter: Parameter, description: string, { noun, words }: Range): keyof typeof KEYWORDS | undefined {
  const types = parameter.types.filter((type) => type !== 'null')
  if (types.length === 0) return undefined
  if (types.every((type) => type === 'integer' || type === 'number')) {
    return noun === undefined || EMPTY.test(noun) || isOwnNoun(parameter, description.slice(0, words.start), noun)
      ? 'number'
      : undefined
  }
  const [type] = types
  if (types.length > 1 || noun === undefined) return undefined
  if (type === 'string')
    return CHARACTER.test(noun) && !/\beach\b/i.test(description) && !isCode(description, words.end) ? 'string' : undefined
  return type === 'array' && (ITEM.test(noun) || nameWords(parameter.name).at(-1) === contentWords(noun)[0]) ? 'array' : undefined
}

/** "limited to 2 character country codes": a kind of code, beside which words such as ALL may be allowed. */
function isCode(description: string, end: number): boolean {
  return /^[ -]?char(?:acter)?s?[^.,;)]{1,30}\bcodes?\b/i.test(description.slice(end, end + 50))
}

/** True where the noun after the number is the parameter's own unit, or what its name or text counts: "up to 50 results". */
function isOwnNoun({ name }: Parameter, before: string, noun: string): boolean {
  const units = unitsOf(noun)
  if (units.length > 0) {
    const own = unitsOf(`${name} ${before}`)
    return own.length === 0 || (own.length === 1 && own[0] === units[0])
  }
  const [stemmed = noun] = contentWords(noun)
  return nameWords(name).includes(stemmed) || contentWords(before).includes(stemmed)
}

/** The bound that the schema sets by a keyword or its exclusive form; undefined where it sets none worth the name. */
export function schemaBound({ schema, types }: Parameter, keyword: Keyword): number | undefined {
  const value = own(schema, keyword)
  // generators write the limits of a safe integer where the author set none
  if (typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER) return value
  const exclusive = keyword === 'minimum' ? 'exclusiveMinimum' : keyword === 'maximum' ? 'exclusiveMaximum' : undefined
  const open = exclusive === undefined ? undefined : own(schema, exclusive)
  if (typeof open !== 'number' || Math.abs(open) >= Number.MAX_SAFE_INTEGER) return undefined
  if (!types.includes('integer')) return open
  return keyword === 'minimum' ? open + 1 : open - 1
}
