import { NUMBER, NUMBER_WORDS, numberOf } from '../../lexicon/numbers.ts'
import { cue } from '../../prose/text/cues.ts'
import { isHedged, sentenceAt } from '../../prose/text/sentences.ts'
import type { StatementOf } from '../statement.ts'
import { rangesIn } from './range.ts'
import { ready } from '../../prose/text/ready.ts'

const MOST_TEXT = 4000

/** Every form has a number; those in words are few. */
const mayCount = cue(...NUMBER_WORDS.flatMap((words) => words.split(/[ -]/)))
const mayRefuse = cue(
  ...'refused rejected error cut truncated capped clamped dropped ignored allowed accepted taken many much long large high invalid'.split(
    ' ',
  ),
)
const mayLimit = cue(
  ...'never not goes go as most least ceiling cap limit maximum minimum highest lowest floor lower upper more up above upwards exactly always long tops outside'.split(
    ' ',
  ),
)
const mayReach = cue(
  ...'can may could room fit fits take takes accept accepts allow allows hold holds handle handles raise raised set as go goes ship stretch stretches reach reaches ask fetch fetches'.split(
    ' ',
  ),
)

const REFUSED = String.raw`(?:is|are|will be|gets?|get|makes?|counts? as)(?: silently)? (?:refused|rejected|an error|cut(?: off)?|truncated|capped|clamped|dropped|ignored|not (?:allowed|accepted|taken)|too (?:many|much|long|large|high)|invalid)`
const NOUN = String.raw`(?: ([a-z]{3,12}))?`
/** A number with its noun, not a part of a date, a version or an identifier. */
const N = String.raw`(?<![\w.$€£-])(${NUMBER})(?![\w.:/-]*\d)${NOUN}`

/** Each with the end of the range that its number is. */
const REFUSALS: readonly (readonly ['max' | 'min' | 'both', RegExp])[] = [
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
]
const FORMS: typeof REFUSALS = [
  ['max', new RegExp(String.raw`\b(?:never|not) (?:more|longer|greater|higher|larger|above|over|beyond)(?: than)? ${N}`, 'gi')],
  ['max', new RegExp(String.raw`\b(?:can(?:not|'t)? go|goes|go) (?:as high as|above|over|beyond|past) ${N}`, 'gi')],
  ['max', new RegExp(String.raw`\bas (?:many|much|high) as ${N}`, 'gi')],
  ['max', new RegExp(String.raw`\b(?:the )?(?:upper limit|ceiling|cap|most|highest(?: value)?)(?: is| of| at|:) ${N}`, 'gi')],
  ['max', new RegExp(String.raw`${N} is the (?:most|maximum|limit|ceiling|upper limit|cap)\b`, 'gi')],
  ['max', new RegExp(String.raw`${N},? (?:at the (?:outside|most|very most)|tops|and no more)(?=[.,;)]|\s*$)`, 'gi')],
  ['min', new RegExp(String.raw`${N},? (?:or more|and up|and above|upwards?)(?=[.,;)]|\s*$)`, 'gi')],
  ['min', new RegExp(String.raw`\b(?:the )?(?:lower limit|lowest(?: value)?|floor)(?: is| of| at|:) ${N}`, 'gi')],
  ['min', new RegExp(String.raw`${N} is the (?:least|minimum|lowest|lower limit)\b`, 'gi')],
  ['both', new RegExp(String.raw`\b(?:exactly|always) ${N}`, 'gi')],
  ['both', new RegExp(String.raw`${N} long\b`, 'gi')],
]

/** "There is room for 255 characters", "may be raised to 5000": what a call may send, so it counts only beyond the schema's bound. */
const CAPABLE = new RegExp(
  String.raw`\b(?:can|may|could|room|fits?|takes?|accepts?|allows?|holds?|handles?|raised?|set|as (?:many|much|long|high) as|go(?:es)?|ship|stretch(?:es)?|reach(?:es)?|ask for|fetch(?:es)?)\b(?:(?! (?:not|only|never|default|requests?)\b)[^.;,\n()]){0,40}? ${N}`,
  'gi',
)
const CHARACTERS = new RegExp(String.raw`(?<![\w.$€£-])(${NUMBER})[ -](characters?|chars|letters|digits)\b`, 'gi')
/** "from a single star to ten", "anything until 16". */
const UNTIL = new RegExp(
  String.raw`(?<!\b(?:defaults?|set|falls? back|equal|equals|reset|resets|rounded|compared|according|relative|similar|due) )\b(?:to|until|till|through) ${N}(?=[.,;)]|\s| *$)`,
  'gi',
)
/** "has number 0", "0 for none": zero where the schema begins at 1. */
const ZERO =
  /\b(?:has|is|gets|with|at|from|as|number|index|position|pass|send|set to|use)(?: number)? 0\b(?!\.\d|[:/-]\d)|(?<![\w.,:/-])0 (?:for|means|is|to|stands|turns|disables|stops)\b/gi
const REACHES = [
  [mayReach, CAPABLE],
  [cue('character', 'characters', 'chars', 'letters', 'digits'), CHARACTERS],
  [cue('to', 'until', 'till', 'through'), UNTIL],
] as const
/** What does not commit itself, next to "may", which allows. */
const LOOSE =
  /\b(?:recommend(?:ed|s)?|suggest(?:ed|s)?|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|often|approximate(?:ly)?|about|around|roughly|e\.g|for example|for instance|such as|like (?=["'`\d])|sometimes|generally)/i
/** Somebody else's number. */
const ELSEWHERE =
  /\b(?:itself|servers?|services?|API|backend|upstream|plans?|accounts?|quota|rate|per (?:second|minute|hour|day))\b/

/** Ranges that a text gives by what is refused, by an exact number, or by words such as "or more". */
export function readLimits(text: string): readonly StatementOf<'range'>[] {
  if (text.length > MOST_TEXT || !(/\d/.test(text) || mayCount(text))) return []
  // what is said outright needs no second reading
  const outright = [...rangesIn(text), ...certain(text)]
  const isNew = ({ words }: StatementOf<'range'>) =>
    !outright.some((other) => other.words.start < words.end && words.start < other.words.end)
  return [...certain(text), ...[...capable(text)].filter(isNew)]
}

function* capable(text: string): Iterable<StatementOf<'range'>> {
  for (const [may, form] of REACHES) {
    for (const { 0: whole, 1: number = '', 2: noun, index } of may(text) ? text.matchAll(ready(form)) : []) {
      const max = numberOf(number)
      if (Number.isNaN(max) || max < 2 || isElsewhere(text, index)) continue
      const start = index + whole.lastIndexOf(number)
      const words = { start: form === CHARACTERS ? start : index, end: index + whole.length }
      yield { kind: 'range', min: undefined, max, noun: noun?.toLowerCase(), words, holds: 'condition' }
    }
  }
  for (const { 0: whole, index } of text.includes('0') ? text.matchAll(ZERO) : []) {
    const words = { start: index, end: index + whole.length }
    if (!isElsewhere(text, index)) yield { kind: 'range', min: 0, max: undefined, noun: undefined, words, holds: 'condition' }
  }
}

function isElsewhere(text: string, offset: number): boolean {
  const sentence = sentenceAt(text, offset).text
  return LOOSE.test(sentence) || ELSEWHERE.test(sentence)
}

function certain(text: string): readonly StatementOf<'range'>[] {
  const forms = [...(mayRefuse(text) ? REFUSALS : []), ...(mayLimit(text) ? FORMS : [])]
  return forms.flatMap(([end, form]) =>
    [...text.matchAll(ready(form))].flatMap(({ 0: whole, 1: number = '', 2: noun, index }): StatementOf<'range'>[] => {
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
