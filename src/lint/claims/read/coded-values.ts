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

const mayBeCoded = cue('=', '(', ':', '-')
/** `0 = off`, `1: low`, `2 (high)`; a label goes on to the next separator. */
const PAIR =
  /(-?\d{1,6})\s?(?:(?:=|:|->|–|-)\s?["']?[A-Za-z](?:(?! (?:or|and) -?\d)[^,;()=\n|/]){0,50}|\([A-Za-z][^()\n]{0,60}\))/y
const JOINT = /\s{0,2}(?:[,;|/]\s{0,2}(?:or |and )?|\s(?:or|and)\s)/y
const STARTS = /(?:^|[(:[,]|\b(?:are|is|of|options|values))\s{0,2}(?=-?\d)/gi
/** Labels and surroundings by which the numbers are points on a scale, or samples. */
const OPEN =
  /\b(?:default|unlimited|infinite|no limit|max(?:imum)?|min(?:imum)?|recommended|etc|more|world|lowest|highest|least|most)\b|\.\.\.|…/i
const SAMPLE = /\b(?:e\.g|examples?|such as|for instance|between|range|scale|up to)\b|\d\s?(?:-|–|\.\.|to)\s?\d/i

/** The closed list of numbers with meanings that a text gives ("0 = off, 1 = on, 2 = auto"), or undefined. Points on a scale are none. */
export const codedValuesIn: (text: string) => CodedValues | undefined = remembered((text) => {
  const bare = BARE.exec(text)
  if (bare !== null && !OPEN.test(text) && !SAMPLE.test(text)) return bareList(text)
  if (text.length > 4000 || !mayBeCoded(text) || !/\d\s?[=:(–-]/.test(text)) return undefined
  for (const start of text.matchAll(STARTS)) {
    const found = listAt(text, start.index + start[0].length)
    if (found !== undefined) return found
  }
  return undefined
})

/** A text that is nothing but the list, without signs between numbers and labels: "0 not important, 1 important". */
const BARE = /^\s{0,4}-?\d{1,3} [a-z][a-z -]{1,30}(?:[,;] ?(?:or |and )?-?\d{1,3} [a-z][a-z -]{1,30}){1,12}\.?\s{0,4}$/
/** What counts something is no label: "1 point for a goal, 2 for a win". */
const MEASURE =
  /^-?\d+ (?:for|to|of|in|per|points?|days?|weeks?|months?|years?|hours?|minutes?|seconds?|pixels?|items?|pages?|times?|characters?|stars?|percent|or|and|x|km|kg|mm|cm)\b/

function bareList(text: string): CodedValues | undefined {
  const pairs = text.trim().split(/[,;] ?(?:or |and )?/)
  const values = pairs.map((pair) => parseInt(pair, 10))
  if (pairs.some((pair) => MEASURE.test(pair)) || new Set(values).size !== values.length) return undefined
  const start = text.length - text.trimStart().length
  return { values, words: { start, end: text.trimEnd().replace(/\.$/, '').length } }
}

/** `A (theft)`, `P - present`, `R = refused`: capital letters as values, each with its label, and nothing else in the text. */
const LETTERS =
  /^\s{0,4}[A-Z]{1,3}(?: ?\([a-z][^()\n]{1,40}\)| ?[=:–-] ?[a-z][a-z -]{1,30})(?:[,;] ?(?:or |and )?[A-Z]{1,3}(?: ?\([a-z][^()\n]{1,40}\)| ?[=:–-] ?[a-z][a-z -]{1,30})){1,14}\.?\s{0,4}$/

/** The capital letters that a text gives as values, where it is nothing but that list; undefined for any other text. */
export const codedLettersIn: (text: string) => { readonly values: readonly string[]; readonly words: Span } | undefined =
  remembered((text) => {
    if (text.length > 1000 || !LETTERS.test(text) || OPEN.test(text) || SAMPLE.test(text)) return undefined
    const values = text.split(/[,;]/).map((pair) => /[A-Z]{1,3}/.exec(pair)?.[0] ?? '')
    const start = text.length - text.trimStart().length
    return new Set(values).size === values.length
      ? { values, words: { start, end: text.trimEnd().replace(/\.$/, '').length } }
      : undefined
  })

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
  if (values.length < 3 || new Set(values).size !== values.length) return undefined
  const sentence = sentenceAt(text, from)
  const listed = text.slice(from, end)
  const [after = ''] = text.slice(end, end + 30).split(/[).]/)
  const around = text.slice(Math.min(sentence.start, from), from) + after
  if (OPEN.test(listed) || OPEN.test(around) || SAMPLE.test(around)) return undefined
  if (isConditional(text.slice(sentence.start, from)) || isHedged(around)) return undefined
  return { values, words: { start: from, end } }
}
