import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'

/** A JSON type that a parameter's prose gives for it, with the words that do. */
export interface SaidType {
  /** A flag is a boolean by its wording alone ("Whether to …"), which some write as a string or a number. */
  readonly type: 'boolean' | 'flag' | 'integer' | 'number' | 'string' | 'array' | 'object'
  readonly words: Span
  /** At the beginning of the text: where the value itself is named, and not a field inside it. */
  readonly leads: boolean
}

const mayType = cue(
  ...'bool boolean whether true false array list int integer object dict dictionary string str float number stringified separated delimited encoded serialized'.split(
    ' ',
  ),
)

const OPENS = String.raw`^[\s:*–—-]{0,4}(?:an? |the |optional |required )?`
const BRACKET = String.raw`(?<![A-Za-z])[([](?:optional,? |required,? )?`
const CLOSES = String.raw`(?:[,;] [^()[\]\n]{0,40})?[)\]](?! ?(?:or|and|/)\b)`

/** The ways to give a type: at the beginning, in brackets, or with "must be". */
const PATTERNS: readonly (readonly [SaidType['type'], RegExp])[] = [
  ['string', /\b(?:comma|pipe|space|semicolon|newline)[- ](?:separated|delimited) (?:string|list|values?|names|ids)\b/i],
  [
    'string',
    /\b(?:JSON[- ](?:encoded |formatted )?string|stringified (?:JSON|object|array)|(?:serialized|encoded) as (?:a )?JSON)\b/i,
  ],
  ['string', new RegExp(String.raw`${BRACKET}str(?:ing)?${CLOSES}|\bmust be a string\b(?! (?:of|array))`, 'i')],
  [
    'boolean',
    new RegExp(
      String.raw`${OPENS}bool(?:ean)?\b(?! (?:expression|query|operator|search|logic|condition|filter|algebra|mask))|${BRACKET}(?:bool(?:ean)?|true ?/ ?false)${CLOSES}|\bset this to (?:true|false)\b(?! or)|^\W{0,2}(?:set to|if|when) true\b|\bmust be (?:a boolean\b|(?:either )?true or false\b)`,
      'i',
    ),
  ],
  [
    'array',
    new RegExp(
      String.raw`${OPENS}(?:array of|list\[)|\bmust be an array\b|\b(?:must|should) be an array\b|${BRACKET}(?:array(?: of [^()[\]\n]{0,40})?|list of [a-z]{2,12}|list\[[a-z]{2,10}\]|(?:string|str|int|number)\[\])${CLOSES}`,
      'i',
    ),
  ],
  [
    'integer',
    new RegExp(
      String.raw`${OPENS}integer\b(?! (?:or|as|string))|${BRACKET}int(?:eger)?${CLOSES}|\bmust be (?:a positive |a non-negative |a whole |an )integer\b`,
      'i',
    ),
  ],
  ['flag', /^\W{0,3}(?:whether (?:to|or not)|if true,|set to true to)\s/i],
  ['number', new RegExp(String.raw`${BRACKET}(?:float|double|number|numeric)${CLOSES}|\bmust be a number\b`, 'i')],
  [
    'object',
    new RegExp(
      String.raw`${OPENS}(?:object|dictionary) (?:with|containing|of|that|mapping)\b|\bmust be an object\b|${BRACKET}(?:object|dict(?:ionary)?)${CLOSES}`,
      'i',
    ),
  ],
]

/** Words that allow a second type, or say that the value is written as a string on purpose. */
const EITHER =
  /\b(?:or (?:[a-z]{1,12} ){0,2}(?:array|list|string|number|integer|object|comma|single|json|boolean|null|path|name|['"`])|string(?:s)? or|either|as (?:an? )?(?:json|string|text|comma)|stringified|serialized|json|encoded|yaml|csv|expression)\b/i
const SEPARATED = /\b(?:separated|delimited)\b/i

/** The JSON type that a text gives for its own parameter, when it gives one and no other. */
export function typeSaid(text: string): SaidType | undefined {
  return mayType(text) && text.length <= 2000 ? typeIn(text) : undefined
}

const typeIn = remembered((text): SaidType | undefined => {
  const found: SaidType[] = []
  for (const [type, pattern] of PATTERNS) {
    const match = pattern.exec(text)
    if (match === null) continue
    if (
      type === 'string'
        ? /\b(?:or (?:[a-z]{1,12} ){0,2}(?:array|list|object)|array)\b/i.test(text)
        : EITHER.test(text) || SEPARATED.test(text)
    )
      continue
    found.push({ type, words: { start: match.index, end: match.index + match[0].trimEnd().length }, leads: match.index < 3 })
  }
  const [first] = found
  return first !== undefined && found.every(({ type }) => type === first.type) ? first : undefined
})
