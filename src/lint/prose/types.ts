import type { Span } from '../../core/tool.ts'
import { remembered } from './memo.ts'

/** A JSON type that a parameter's prose gives for it, with the words that do. */
export interface SaidType {
  readonly type: 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object'
  readonly words: Span
}

/** One pattern a type; each anchors at the beginning of the text, in parentheses, or at "must be". */
const PATTERNS: readonly (readonly [SaidType['type'], RegExp])[] = [
  ['string', /\b(?:comma|pipe|space|semicolon|newline)[- ](?:separated|delimited) (?:string|list|values?|names|ids)\b/i],
  [
    'string',
    /\b(?:JSON[- ](?:encoded |formatted )?string|stringified (?:JSON|object|array)|(?:serialized|encoded) as (?:a )?JSON)\b/i,
  ],
  [
    'boolean',
    /^\W{0,2}(?:an? |optional )?bool(?:ean)?\b(?! (?:expression|query|operator|search|logic|condition|filter|algebra|mask))|\((?:optional,? |required,? )?bool(?:ean)?(?:, [^()]{0,40})?\)|\bset this to (?:true|false)\b(?! or)|^\W{0,2}(?:set to|if|when) true\b/i,
  ],
  [
    'array',
    /^\W{0,2}(?:an |the |optional )?array of\b|\b(?:must|should) be an array\b|\((?:optional,? |required,? )?array(?: of [^()]{0,40})?\)/i,
  ],
  [
    'integer',
    /^\W{0,2}(?:an |optional )?integer\b(?! (?:or|as|string))|\((?:optional,? |required,? )?(?:integer|int)\)|\bmust be an integer\b/i,
  ],
  ['object', /^\W{0,2}(?:an |the |optional )?object (?:with|containing|of|that|mapping)\b|\bmust be an object\b/i],
]

/** Words that allow a second type, or say that the value is written as a string on purpose. */
const EITHER =
  /\b(?:or (?:an? )?(?:array|list|string|number|integer|object|comma|single|json|boolean|null|path|name|['"`])|string(?:s)? or|either|as (?:an? )?(?:json|string|text|comma)|stringified|serialized|json|encoded|yaml|csv|expression)\b/i
const SEPARATED = /\b(?:separated|delimited)\b/i

/** The JSON type that a text gives for its own parameter, when it gives one and no other. */
export const typeSaid: (text: string) => SaidType | undefined = remembered((text) => {
  if (text.length > 2000) return undefined
  const found: SaidType[] = []
  for (const [type, pattern] of PATTERNS) {
    const match = pattern.exec(text)
    if (match === null) continue
    if (
      type === 'string'
        ? /\b(?:or (?:an? )?(?:array|list|object)|array)\b/i.test(text)
        : EITHER.test(text) || SEPARATED.test(text)
    )
      continue
    found.push({ type, words: { start: match.index, end: match.index + match[0].length } })
  }
  const [first] = found
  return first !== undefined && found.every(({ type }) => type === first.type) ? first : undefined
})
