import { cue } from '../../prose/text/cues.ts'
import type { SaidType, StatementOf } from '../statement.ts'
import { ready } from '../../prose/text/ready.ts'

const MOST_TEXT = 2000

const OPENS = String.raw`^[\s:*–—-]{0,4}(?:an? |the |optional |required |one |plain |single )?`
const BRACKET = String.raw`(?<![A-Za-z])[([](?:optional,? |required,? )?`
const CLOSES = String.raw`(?:[,;] [^()[\]\n]{0,40})?[)\]](?! ?(?:or|and|/)\b)`
/** A column "type" of a table. */
const COLUMN = String.raw`^(?:data )?type: *\W?`
const ENDS = String.raw`(?=[.,;:)]|\s*$| (?:such as|like|e\.g|with|without|in quotes|of the form)\b)`

const SEPARATOR = '(?:commas?|pipes?|spaces?|semicolons?|newlines?)'

/** The ways to give a type: at the beginning, in brackets, in a table, with "must be" or "as". */
const PATTERNS: readonly (readonly [SaidType, (text: string) => boolean, RegExp])[] = [
  [
    'string',
    cue(
      'separated',
      'delimited',
      'joined',
      'comma',
      'commas',
      'pipe',
      'pipes',
      'spaces',
      'semicolon',
      'semicolons',
      'newline',
      'newlines',
      'one',
      'single',
    ),
    new RegExp(
      [
        String.raw`\b(?:comma|pipe|space|semicolon|newline)[- ](?:separated|delimited)\b(?! (?:array|fields? in|columns?|concatenat|join))(?: (?:string|list|values?|names|ids))?`,
        String.raw`\b(?:separated|delimited|joined) (?:by|with) (?:an? )?${SEPARATOR}\b`,
        String.raw`\bwith (?:an? )?${SEPARATOR} (?:in )?between\b|\b(?:strung|put|glued|run|chained|linked)[^.;,\n]{0,20} (?:with|by) (?:single )?commas\b|\bcommas? and no (?:blanks?|spaces?)\b|\bcomma after (?:each|every)\b`,
        String.raw`\b(?:all )?in (?:one|a single) (?:string|text|line)\b`,
        String.raw`\bcommas? (?:in )?between (?:them|the|each)\b|\bcomma-joined\b`,
      ].join('|'),
      'i',
    ),
  ],
  [
    'string',
    cue('json', 'stringified', 'serialized', 'encoded'),
    /\b(?:JSON[- ](?:encoded |formatted )?string|stringified (?:JSON|object|array)|(?:serialized|encoded) as (?:a )?JSON)\b/i,
  ],
  [
    'string',
    cue('str', 'string', 'text', 'textual', 'free', 'quotes', 'yes', 'y'),
    new RegExp(
      String.raw`${BRACKET}str(?:ing)?${CLOSES}|\bmust be a string\b(?! (?:of|array))|${COLUMN}(?:str|string|text)\b(?! ?\[)|${OPENS}string${ENDS}|\b(?:given|passed|written|sent|pass|send|write) (?:it )?as (?:a )?(?:string|text)\b|\bas (?:a )?string${ENDS}|\b(?:put|pass|write|say|send|set|use|give)(?:ing)? (?:it to )?["'\x60]yes["'\x60]|["'\x60](?:yes|y|on)["'\x60](?: or |/|, )["'\x60](?:no|n|off)["'\x60]|\b(?:yes/no|y/n)\b as (?:a )?(?:string|text)|\b(?:in|with) (?:double |single )?quotes\b|\bas JSON text\b|\ba single string\b|^\W{0,3}(?:textual|free[- ]text)\b|(?<![\w/])['"\x60]?(?:yes|y)['"\x60]? ?(?:=|:|to\b|for\b|means\b|if\b|when\b)[^.;\n]{0,80}[\s,;]['"\x60]?(?:no|n)['"\x60]? ?(?:=|:|to\b|for\b|means\b|if\b|when\b)`,
      'i',
    ),
  ],
  [
    'boolean',
    cue('bool', 'boolean', 'true', 'false'),
    new RegExp(
      String.raw`${OPENS}bool(?:ean)?\b(?! (?:expression|query|operator|search|logic|condition|filter|algebra|mask))|${BRACKET}(?:bool(?:ean)?|true ?/ ?false)${CLOSES}|\bset this to (?:true|false)\b(?! or)|^\W{0,2}(?:set to|if|when) true\b|\bmust be (?:a boolean\b|(?:either )?true or false\b)|${COLUMN}bool(?:ean)?\b`,
      'i',
    ),
  ],
  [
    'array',
    cue('array', 'list', '['),
    new RegExp(
      String.raw`${OPENS}(?:array of|list\[)|\b(?:must|should) be an array\b|${BRACKET}(?:array(?: of [^()[\]\n]{0,40})?|list of [a-z]{2,12}|list\[[a-z]{2,10}\]|(?:string|str|int|number)\[\])${CLOSES}|${COLUMN}(?:array|list|(?:string|str|int|integer|number|object)\[\])|\b(?:as|pass|send) an array\b`,
      'i',
    ),
  ],
  [
    'integer',
    cue('int', 'integer'),
    new RegExp(
      String.raw`${OPENS}integer\b(?! (?:or|as|string))|${BRACKET}int(?:eger)?${CLOSES}|\bmust be (?:a positive |a non-negative |a whole |an )integer\b|${COLUMN}int(?:eger)?\b(?! ?\[)|\bas an integer${ENDS}`,
      'i',
    ),
  ],
  ['flag', cue('whether', 'true'), /^\W{0,3}(?:whether (?:to|or not)|if true,|set to true to)\s/i],
  [
    'number',
    cue('float', 'double', 'number', 'numeric', 'quotes'),
    new RegExp(
      String.raw`${BRACKET}(?:float|double|number|numeric)${CLOSES}|\bmust be a number\b|${COLUMN}(?:number|float|double)\b(?! ?\[)|\b[Aa] plain number\b|\bas a (?:plain )?number${ENDS}|(?<!\b(?:requires?|contains?|has|have) )\b(?:no|without(?: any)?) quotes(?: around it| around the (?:number|value))?${ENDS}`,
      'i',
    ),
  ],
  [
    'object',
    cue('object', 'dictionary', 'dict', 'map', 'mapping'),
    new RegExp(
      String.raw`${OPENS}(?:(?:object|dictionary) (?:with|containing|of|that|mapping)|(?:map|mapping) (?:with|from|keyed|whose))\b|\bmust be an object\b|${BRACKET}(?:object|dict(?:ionary)?)${CLOSES}|${COLUMN}(?:object|dict)\b`,
      'i',
    ),
  ],
]

/** Words that allow a second type, or state that the value is written as a string on purpose. */
const EITHER =
  /\b(?:or (?:[a-z]{1,12} ){0,2}(?:array|list|string|number|integer|object|comma|single|json|boolean|null|path|name|['"`])|string(?:s)? or|either|as (?:an? )?(?:json|string|text|comma)|stringified|serialized|json|encoded|yaml|csv|expression)\b/i
const SEPARATED = /\b(?:separated|delimited)\b/i
/** "The file itself is comma-separated": what is stated about something else. */
const FOREIGN =
  /\b(?:the|a|an|this|that|each|every) (?!(?:value|values|list|parameter|argument|field|ids?|names?)\b)(?:\w+ ){1,3}(?:itself )?(?:is|are|comes?|will be|gets?) $/i
const NOT = /\b(?:not|never|rather than|instead of|no longer)(?: as)?(?: an?)? {0,2}$/i

/** The JSON type that a text gives for what it is about; nothing if it gives two or leaves room for another. */
export function readType(text: string): readonly StatementOf<'type'>[] {
  if (text.length > MOST_TEXT) return []
  const found: StatementOf<'type'>[] = []
  for (const [type, may, pattern] of PATTERNS) {
    const match = may(text) ? ready(pattern).exec(text) : null
    if (match === null || NOT.test(text.slice(Math.max(0, match.index - 16), match.index))) continue
    if (FOREIGN.test(text.slice(Math.max(0, match.index - 60), match.index))) continue
    const loose =
      type === 'string'
        ? /\b(?:or (?:[a-z]{1,12} ){0,2}(?:array|list|object)|array)\b/i.test(text)
        : ready(EITHER).test(text) || ready(SEPARATED).test(text)
    if (loose) continue
    const words = { start: match.index, end: match.index + match[0].trimEnd().length }
    found.push({ kind: 'type', type, words, holds: 'always' })
  }
  const [first] = found
  return first !== undefined && found.every(({ type }) => type === first.type) ? [first] : []
}
