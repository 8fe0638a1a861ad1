import { NUMBER, numberOf } from '../../lexicon/numbers.ts'
import { cue } from '../../prose/text/cues.ts'
import { isHedged, sentenceAt } from '../../prose/text/sentences.ts'
import type { StatementOf } from '../statement.ts'

const MOST_TEXT = 4000

const mayLimit = cue(
  ...'than over above beyond past under below more longer fewer less never ceiling cap limit many go exactly long always most least upwards up'.split(
    ' ',
  ),
)

const REFUSED = String.raw`(?:is|are|will be|gets?|get|makes?|counts? as)(?: silently)? (?:refused|rejected|an error|cut(?: off)?|truncated|capped|clamped|dropped|ignored|not (?:allowed|accepted|taken)|too (?:many|much|long|large|high)|invalid)`
const NOUN = String.raw`(?: ([a-z]{3,12}))?`
/** A number with its noun, not a part of a date, a version or an identifier. */
const N = String.raw`(?<![\w.$€£-])(${NUMBER})(?![\w.:/-]*\d)${NOUN}`

/** Each with the end of the range that its number is. */
const FORMS: readonly (readonly ['max' | 'min' | 'both', RegExp])[] = [
  [
    'max',
    new RegExp(
      String.raw`\b(?:(?:anything|values?|lists?|texts?|numbers?) )?(?:more|longer|greater|higher|larger|bigger|over|above|beyond|past)(?: than)? ${N}[^.;,\n]{0,30} ${REFUSED}`,
      'gi',
    ),
  ],
  [
    'min',
    new RegExp(
      String.raw`\b(?:(?:anything|values?|lists?|texts?|numbers?) )?(?:less|fewer|smaller|lower|shorter|under|below)(?: than)? ${N}[^.;,\n]{0,30} ${REFUSED}`,
      'gi',
    ),
  ],
  ['max', new RegExp(String.raw`\b(?:never|not) (?:more|longer|greater|higher|larger|above|over|beyond)(?: than)? ${N}`, 'gi')],
  ['max', new RegExp(String.raw`\b(?:can(?:not|'t)? go|goes|go) (?:as high as|above|over|beyond|past) ${N}`, 'gi')],
  ['max', new RegExp(String.raw`\bas (?:many|much|high) as ${N}`, 'gi')],
  ['max', new RegExp(String.raw`\b(?:the )?(?:upper limit|ceiling|cap|most|highest(?: value)?)(?: is| of| at|:) ${N}`, 'gi')],
  ['max', new RegExp(String.raw`${N} is the (?:most|maximum|limit|ceiling|upper limit|cap)\b`, 'gi')],
  ['min', new RegExp(String.raw`${N},? (?:or more|and up|and above|upwards?)(?=[.,;)]|\s*$)`, 'gi')],
  ['min', new RegExp(String.raw`\b(?:the )?(?:lower limit|lowest(?: value)?|floor)(?: is| of| at|:) ${N}`, 'gi')],
  ['min', new RegExp(String.raw`${N} is the (?:least|minimum|lowest|lower limit)\b`, 'gi')],
  ['both', new RegExp(String.raw`\b(?:exactly|always) ${N}`, 'gi')],
  ['both', new RegExp(String.raw`${N} long\b`, 'gi')],
]

/** Ranges that a text gives by what is refused, by an exact number, or by words such as "or more". */
export function readLimits(text: string): readonly StatementOf<'range'>[] {
  if (text.length > MOST_TEXT || !mayLimit(text)) return []
  return FORMS.flatMap(([end, form]) =>
    [...text.matchAll(form)].flatMap(({ 0: whole, 1: number = '', 2: noun, index }): StatementOf<'range'>[] => {
      const value = numberOf(number)
      const sentence = sentenceAt(text, index).text
      if (Number.isNaN(value) || isHedged(sentence) || (end === 'both' && noun === undefined)) return []
      const words = { start: index, end: index + whole.trimEnd().length }
      const bounds = { min: end === 'max' ? undefined : value, max: end === 'min' ? undefined : value }
      return [
        {
          kind: 'range',
          ...bounds,
          noun: noun?.toLowerCase(),
          words,
          holds: /\b(?:if|when|unless|for) /i.test(sentence) ? 'condition' : 'always',
        },
      ]
    }),
  )
}
