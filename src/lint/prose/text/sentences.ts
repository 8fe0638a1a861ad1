import type { Span } from '../../../core/tool.ts'
import { remembered } from './memo.ts'

/** A stretch of a text, with its offsets. */
export interface Phrase extends Span {
  readonly text: string
}

const BREAK = /[.!?]+(?=\s|$)|[。！？]|\n+/g
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|ex|max|min|no)|\b[a-z])$/i

/** The sentences and lines of a text, in order; abbreviations such as "e.g." end none. */
export const sentencesOf: (text: string) => readonly Phrase[] = remembered((text) => {
  const phrases: Phrase[] = []
  let start = 0
  const cut = (end: number): void => {
    const phrase = text.slice(start, end)
    if (/\S/.test(phrase)) phrases.push({ text: phrase, start, end })
    start = end
  }
  for (const { 0: mark, index } of text.matchAll(BREAK)) {
    if (mark === '.' && ABBREVIATION.test(text.slice(Math.max(0, index - 8), index))) continue
    cut(index + mark.length)
  }
  cut(text.length)
  return phrases
})

/** The sentence around an offset; the whole text where none is. */
export function sentenceAt(text: string, offset: number): Phrase {
  const phrases = sentencesOf(text)
  let [low, high] = [0, phrases.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (offset < (phrases[middle]?.end ?? 0)) high = middle
    else low = middle + 1
  }
  return phrases[low] ?? { text, start: 0, end: text.length }
}

const CONDITION =
  /\b(?:when|whenever|if|unless|except|depend(?:s|ing)|otherwise|only (?:for|in|on|with)|applies to|in case|where|while|without|for (?:each|all|every|other|these|those|the following)|varies)\b|^\s*(?:for|with|in|on|when) [^:,;.]{1,60}[:,;]/i
const HEDGE =
  /\b(?:recommend(?:ed|s)?|suggest(?:ed|s)?|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|often|approximate(?:ly)?|about|around|roughly|ideal(?:ly)?|prefer(?:ably|red)?|optimal(?:ly)?|sensible|e\.g|for example|for instance|such as|may|might|sometimes|generally)\b/i

/** True for a sentence that holds only under a condition: "when …", "if …", "for GET: …". */
export const isConditional: (sentence: string) => boolean = remembered((sentence) => CONDITION.test(sentence))

/** True for a sentence that does not commit itself: "typically", "recommended", "for example". */
export const isHedged: (sentence: string) => boolean = remembered((sentence) => HEDGE.test(sentence))
