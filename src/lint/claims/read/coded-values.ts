import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { isConditional, isHedged, sentenceAt } from '../../prose/text/sentences.ts'

/** The numbers that a text allows, each with what it stands for. */
export interface CodedValues {
  readonly values: readonly number[]
  /** From the first number to the last label. */
  readonly words: Span
}

const mayBeCoded = cue('=', '(', ':', '-', '→', ...'means is stands for indicates'.split(' '))
/** A label goes on to the next separator, and to the end of the sentence. */
const LABEL = String.raw`["']?[A-Za-z](?:(?! (?:or|and) -?\d)(?!\.(?:\s|$))[^,;()=\n|/]){0,50}`
/** `0 = off`, `1: low`, `2 (high)`, `3 means all`. */
const PAIR = new RegExp(
  String.raw`(-?\d{1,6})\s?(?:(?:=|:|->|→|–|-)\s?${LABEL}|\([A-Za-z][^()\n]{0,60}\)|(?:means|stands for|indicates|is|for) ${LABEL})`,
  'y',
)
const JOINT = /\s{0,2}(?:[,;|/]\s{0,2}(?:or |and )?|\s(?:or|and)\s|\.?\n[ \t]{0,8}(?:[-*•] )?(?=-?\d))/y
const STARTS = /(?:^|[(:[,]|\b(?:are|is|of|options|values)|[.!?](?=\s)|(?:^|\n)[ \t]{0,8}[-*•])\s{0,2}(?=-?\d)/gi
/** Labels and surroundings by which the numbers are points on a scale, or samples. */
const OPEN =
  /\b(?:default|unlimited|infinite|no limit|max(?:imum)?|min(?:imum)?|recommended|etc|more|world|lowest|highest|least|most)\b|\.\.\.|…/i
const SAMPLE = /\b(?:e\.g|examples?|such as|for instance|between|range|scale|up to)\b|\d\s?(?:-|–|\.\.|to)\s?\d/i

/** The closed list of numbers with meanings that a text gives ("0 = off, 1 = on, 2 = auto"), or undefined. Points on a scale are none. */
export const codedValuesIn: (text: string) => CodedValues | undefined = remembered((text) => {
  const bare = text.length > 1000 || OPEN.test(text) || SAMPLE.test(text) ? undefined : bareList(text)
  if (bare !== undefined) return bare
  if (text.length > 4000 || !mayBeCoded(text) || !/\d\s?(?:[=:(→–-]|means|stands|indicates|is|for)/.test(text)) return undefined
  for (const start of text.matchAll(STARTS)) {
    const found = listAt(text, start.index + start[0].length)
    if (found !== undefined) return found
  }
  return undefined
})

/** Numbers and labels without signs between them, up to the end of the text: "0 not important, 1 important". */
const BARE =
  /(^|[.:(]\s{1,2}|\()(-?\d{1,3} [a-z][a-z -]{1,30}(?:(?:[,;/|]\s?|\n[ \t]{0,8})(?:or |and )?-?\d{1,3} [a-z][a-z -]{1,30}){1,12})[.)]{0,2}\s{0,4}$/
/** What counts something is not a label: "1 point for a goal, 2 for a win". */
const MEASURE =
  /^-?\d+ (?:for|to|of|in|per|points?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|pixels?|items?|pages?|times?|characters?|stars?|percent|or|and|x|km|kg|mm|cm)\b/

function bareList(text: string): CodedValues | undefined {
  const match = BARE.exec(text)
  if (match === null) return undefined
  const [whole, lead = '', list = ''] = match
  const pairs = list.trim().split(/[,;/|\n]\s*(?:or |and )?/)
  const values = pairs.map((pair) => parseInt(pair, 10))
  if (pairs.some((pair) => MEASURE.test(pair)) || new Set(values).size !== values.length) return undefined
  // behind other words only a list that counts on is one of codes
  const isAlone = lead === '' && match.index === 0
  if (!isAlone && (values.length < 3 || !values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1)))
    return undefined
  const start = match.index + whole.indexOf(list)
  return { values, words: { start, end: start + list.trimEnd().length } }
}

/** Two numbers are the whole of a list where they count on from the first: "0 = off, 1 = on". */
function isFew(values: readonly number[]): boolean {
  const [first = -1, second] = values
  return values.length === 2 && (first === 0 || first === 1) && second === first + 1
}

function listAt(text: string, from: number): CodedValues | undefined {
  const values: number[] = []
  let [offset, end] = [from, from]
  while (values.length < 60) {
    PAIR.lastIndex = offset
    const pair = PAIR.exec(text)
    if (pair === null) break
    values.push(Number(pair[1]))
    end = offset + pair[0].length
    JOINT.lastIndex = end
    const joint = JOINT.exec(text)
    if (joint === null) break
    offset = end + joint[0].length
  }
  if ((values.length < 3 && !isFew(values)) || new Set(values).size !== values.length) return undefined
  const sentence = sentenceAt(text, from)
  const listed = text.slice(from, end)
  const [after = ''] = text.slice(end, end + 30).split(/[).]/)
  const around = text.slice(Math.min(sentence.start, from), from) + after
  if (OPEN.test(listed) || OPEN.test(around) || SAMPLE.test(around)) return undefined
  if (isConditional(text.slice(sentence.start, from)) || isHedged(around)) return undefined
  return { values, words: { start: from, end } }
}
