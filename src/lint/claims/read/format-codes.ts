import { cue } from '../../prose/text/cues.ts'
import type { NamedFormat } from './named-format.ts'

const mayBeCode = cue(
  ...'letter alpha iso bcp rfc currency country language symbol uppercase lowercase upper lower capitals capital locale 164 rrggbb rgb hex lat latitude'.split(
    ' ',
  ),
)

const PATTERNS: readonly (readonly [format: string, pattern: RegExp])[] = [
  [
    'two-letter country code',
    /\b(?:ISO[- ]?3166(?:-1)?(?: country)?[- ,(]{1,2}alpha-?2|(?:two|2)[- ](?:letter|character|char)(?: ISO(?:[- ]3166(?:-1)?)?)? country[- ]codes?)\b/gi,
  ],
  [
    'three-letter country code',
    /\b(?:ISO[- ]?3166(?:-1)?(?: country)?[- ,(]{1,2}alpha-?3|(?:three|3)[- ](?:letter|character|char)(?: ISO(?:[- ]3166(?:-1)?)?)? country[- ]codes?)\b/gi,
  ],
  ['two-letter country code', /\b(?:two|2)[- ]letters? (?:code )?(?:of|after|as in|per|according to|from|in|under) ISO[- ]?3166(?:-1)?\b|\bcountry(?: of [a-z]+)? (?:as|in|with|by) (?:its )?(?:two|2) letters\b/gi],
  ['three-letter country code', /\b(?:three|3)[- ]letters? (?:code )?(?:of|after|as in|per|according to|from|in|under) ISO[- ]?3166(?:-1)?\b|\bcountry(?: of [a-z]+)? (?:as|in|with|by) (?:its )?(?:three|3) letters\b/gi],
  ...(['country', 'language', 'currency'] as const).map(
    (thing) =>
      [
        `${thing} name`,
        new RegExp(
          String.raw`\b${thing}\b[^.;,()]{0,30}? (?:by|as|with|under|given as|written as) (?:its |the )?(?:full |english |common |local |official |german |ordinary ){0,2}names?\b(?!,? ?(?:or|/))`,
          'gi',
        ),
      ] as const,
  ),
  [
    'currency code',
    /^[\s*:]{0,4}(?:the |a )?currency codes?\b|\b(?:ISO[- ]?4217|(?:three|3)[- ](?:letter|character|char)(?: ISO)? currency[- ]codes?)\b/gi,
  ],
  ['currency symbol', /\b(?:currency symbols?|symbol of the currency)\b/gi],
  [
    'two-letter language code',
    /\b(?:ISO[- ]?639-?1|(?:two|2)[- ](?:letter|character|char)(?: ISO(?:[- ]639(?:-1)?)?)? language[- ]codes?)\b/gi,
  ],
  [
    'three-letter language code',
    /\b(?:ISO[- ]?639-?[23]|(?:three|3)[- ](?:letter|character|char)(?: ISO(?:[- ]639(?:-[23])?)?)? language[- ]codes?)\b/gi,
  ],
  ['latitude first', /\blat(?:itude)?(?:,| ?,| and|\/) ?(?:lng|lon|long|longitude)\b|\blatitude (?:first|before longitude)\b/gi],
  ['longitude first', /\b(?:lng|lon|long|longitude)(?:,| ?,|\/) ?lat(?:itude)?\b|\blongitude (?:first|before latitude)\b/gi],
  ['colour with #', /#(?:RRGGBB|rrggbb)\b|\bhex (?:colou?r(?: code)? )?with (?:a |the |leading )*#/g],
  ['colour without #', /(?<![#\w])(?:RRGGBB|rrggbb)\b|\bhex (?:colou?r(?: code)? )?without (?:a |the |leading )*#/g],
  ['E.164', /\bE\.164\b/g],
  ['language tag', /\b(?:BCP[- ]?47|RFC[- ]?5646)\b/gi],
  ...(['country', 'language', 'currency'] as const).map(
    (thing) =>
      [
        `${thing} name`,
        new RegExp(
          String.raw`^[\s*:]{0,4}(?:(?:the|full|english|a|local|common) ){0,3}(?:${thing} names?|names? of (?:the |a )?${thing})\b(?!,? ?(?:or|/))`,
          'gi',
        ),
      ] as const,
  ),
  [
    'upper case',
    /\b(?:in (?:all )?(?:upper[- ]?case|capitals|capital letters)|must be (?:all )?upper[- ]?case|upper[- ]?case (?:letters|only|code|text))\b|(?:^|[,;(] ?)(?:all )?(?:upper[- ]?case|capitals)(?= ?(?:[.,;)]|$))/gi,
  ],
  [
    'lower case',
    /\b(?:in (?:all )?(?:lower[- ]?case|small letters)|must be (?:all )?lower[- ]?case|lower[- ]?case (?:letters|only|code|text))\b|(?:^|[,;(] ?)(?:all )?lower[- ]?case(?= ?(?:[.,;)]|$))/gi,
  ],
]

/** Codes of countries, currencies and languages that a text names, and the case that it asks for. */
export function* codeFormats(text: string): Iterable<NamedFormat> {
  if (!mayBeCode(text)) return
  for (const [format, pattern] of PATTERNS) {
    for (const { 0: whole, index } of text.matchAll(pattern)) yield { format, words: { start: index, end: index + whole.length } }
  }
}
