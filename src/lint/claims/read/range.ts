import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import type { ReadStatements, Said } from '../statement.ts'
import { DIGITS, NUMBER, numberOf } from '../../lexicon/numbers.ts'
import { isConditional, isHedged, sentenceAt } from '../../prose/text/sentences.ts'
import { ready } from '../../prose/text/ready.ts'

/** Every range that a text gives for something. */
export const readRanges: ReadStatements = (text) =>
  rangesIn(text).map(({ min, max, noun, words, holds }) => ({ kind: 'range', min, max, noun, words, holds }))

/** A lower bound, an upper bound or both, as texts give them. Both ends belong to the range. */
export interface Range {
  readonly min: number | undefined
  readonly max: number | undefined
  /** The word after the number, lower-case: "characters" in "at most 400 characters". */
  readonly noun: string | undefined
  readonly words: Span
  readonly holds: Said['holds']
}

const IS = String.raw`(?: (?:is|of|are|allowed|to))?\s{0,2}[:=]?\s{0,2}[\x60"']?`
const OF_WHAT = String.raw`(?: (?:allowed )?(?:value|number|size|length|limit|allowed))?`
const UPPER = String.raw`\bmax(?:imum)?\b\.?${OF_WHAT}|\bat most|\bup to|\b(?:no|not|cannot be|must not be) (?:more|greater|larger|higher|longer) than|\bcap(?:s|ped) at|\b(?:must not|cannot|can't|may not|can not|should not|not to) exceed|\bless than or equal to|<=|≤|\blimited to`
const LOWER = String.raw`\bmin(?:imum)?\b\.?${OF_WHAT}|\bat least|\b(?:no|not) (?:less|fewer|lower|smaller|shorter) than|\bgreater than or equal to|>=|≥`
const BEFORE_SPAN = String.raw`(?:^|[(:;,]|\branges?(?: is| of| from)?:?|\bvalues?(?: from)?|\bnumber|\blevel|\binteger|\bpercentage|\bscale(?: of)?|\bmust be|\bfrom)\s{0,2}[[(]?`
const AFTER_SPAN = String.raw`(?=[\])]?\s{0,2}(?:[)\],;(]|\.(?!\d)|$|\b(?:inclusive|where|default|char(?:acter)?s?|letters|items|elements|entries)\b))`

const BOUND = new RegExp(`(?:(${UPPER})|(${LOWER}))${IS}(${NUMBER})`, 'gi')
const SPAN = new RegExp(
  `${BEFORE_SPAN}(${DIGITS})\\s{0,2}(?:-|–|—|\\.{2,3}|\\bto\\b|\\bthrough\\b)\\s{0,2}(${DIGITS})${AFTER_SPAN}`,
  'gi',
)
const BETWEEN = new RegExp(`\\bbetween ${IS}(${NUMBER})(?: and | & |-)(${NUMBER})`, 'gi')
/** "50 or fewer", "280 characters max", "20 at most". */
const TRAILING = new RegExp(`(${DIGITS})(?: ([a-z]{3,12}))?,? (?:or (?:fewer|less)|at most|max(?:imum)?)(?=[.,;)]|$)`, 'gi')
const BRACKETS = new RegExp(`\\branges?(?: is| of)?:?\\s{0,2}\\[(${DIGITS}),\\s?(${DIGITS})(?=\\])`, 'gi')

const EXAMPLE_BEFORE =
  /(?:\be\.g\.?,?|\bexamples?:?|\bsuch as|\blike|\bdefaults?(?: is| to)?:?|\bper|\bthan|\bi\.e\.?,?)\s{0,2}['"`(]?\s?$/i
const NOUN = /[`"'\])]?[ -]?([a-z]{1,20}|%)/iy

/** Every range that a text gives for something, in order: "1-50", "between 1 and 50", "at most fifty", "max: 100", "(min 1, max 100)". */
export const rangesIn: (text: string) => readonly Range[] = remembered((text) => {
  if (!/\d|\b(?:at (?:most|least)|up to|than|max|min)/i.test(text)) return []
  const spans = [
    ...(/\d\s{0,2}(?:[-–—t]|\.\.)/i.test(text) ? pairs(text, SPAN) : []),
    ...(/between/i.test(text) ? pairs(text, BETWEEN) : []),
    ...(text.includes('[') ? pairs(text, BRACKETS) : []),
    ...(HINTS_OF_A_TRAILER.test(text) ? trailing(text) : []),
  ]
  const bounds = mayBound(text) ? [...single(text)].filter(({ words }) => !spans.some((span) => overlaps(span.words, words))) : []
  return [...spans, ...bounds].sort((a, b) => a.words.start - b.words.start)
})

// the long patterns cost milliseconds to compile, and few texts of a small list need one
const HINTS_OF_A_TRAILER = /or (?:less|fewer)|at most|\d max| [a-z]{3,12},? max/i
const mayBound = cue(...'max maximum min minimum most least up than cap caps capped exceed limited < > ≤ ≥'.split(' '))

function* pairs(text: string, pattern: RegExp): Iterable<Range> {
  for (const match of text.matchAll(ready(pattern))) {
    const [whole, low = '', high = ''] = match
    const [min, max] = [numberOf(low), numberOf(high)]
    const start = match.index + whole.indexOf(low)
    if (!(min < max) || !stands(text, start, match.index + whole.length)) continue
    yield range(text, { min, max }, { start, end: match.index + whole.length })
  }
}

function* single(text: string): Iterable<Range> {
  for (const match of text.matchAll(ready(BOUND))) {
    const [whole, upper, , number = ''] = match
    const end = match.index + whole.length
    // "must not be greater than or equal to 200" is an upper bound in a lower bound's words
    if (!stands(text, end - number.length, end) || /\bnot be $/i.test(text.slice(Math.max(0, match.index - 7), match.index)))
      continue
    const value = numberOf(number)
    yield range(text, upper === undefined ? { min: value, max: undefined } : { min: undefined, max: value }, {
      start: match.index,
      end,
    })
  }
}

function* trailing(text: string): Iterable<Range> {
  for (const match of text.matchAll(TRAILING)) {
    const [whole, number = '', noun] = match
    const [start, end] = [match.index, match.index + whole.length]
    if (!stands(text, start, start + number.length)) continue
    yield { ...range(text, { min: undefined, max: numberOf(number) }, { start, end }), noun: noun?.toLowerCase() }
  }
}

function range(text: string, bounds: Pick<Range, 'min' | 'max'>, words: Span): Range {
  NOUN.lastIndex = words.end
  const noun = NOUN.exec(text)?.[1]?.toLowerCase()
  const sentence = sentenceAt(text, words.start).text
  const example = EXAMPLE_BEFORE.test(text.slice(Math.max(0, words.start - 14), words.start))
  return {
    ...bounds,
    noun,
    words,
    holds: example || isHedged(sentence) ? 'hedge' : isConditional(sentence) ? 'condition' : 'always',
  }
}

/** A number alone: no part of a date, a version, an address or an identifier. */
function stands(text: string, start: number, end: number): boolean {
  return (
    !/[\w./#$€£:@-]/.test(text[start - 1] === ':' ? ' ' : (text[start - 1] ?? ' ')) &&
    !/^(?:[\w/:@*^]|[.-]\d)/.test(text.slice(end, end + 2))
  )
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
