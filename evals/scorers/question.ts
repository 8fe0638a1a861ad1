import { saidIn } from '../../src/core/said.ts'
import { COURTESY, DONE } from './polite-words.ts'
import { ASKS, STARTS, UNSPACED } from './question-words.ts'

/*
 * A question back, read simply enough that anybody can say what it does: some sentence asks, in words or with a mark, for something
 * that the answer needs; a polite closing does not, and nothing does behind the claim that the work is done.
 */

const MARK = /[?？؟⸮՞፧;]\s*["'”’)\]*_]*$/u
const GREEK_MARK = /;\s*["'”’)\]*_]*$/

/** Code, addresses and what is quoted as code: a mark in them asks nothing. */
const QUOTED = /```[\s\S]*?(?:```|$)|`[^`\n]*`|\bhttps?:\/\/[^\s)>\]]+/gi

/** Whether an answer asks the user for what it needs. */
export function asksBack(text: string): boolean {
  const sentences = sentencesIn(saidIn(text).replaceAll(QUOTED, '…'))
  if (sentences.some((sentence) => DONE.test(sentence))) return false
  return sentences.some((sentence) => isQuestion(sentence) && !COURTESY.test(sentence))
}

function isQuestion(sentence: string): boolean {
  const marked = MARK.test(sentence) && (!GREEK_MARK.test(sentence) || /\p{Script=Greek}/u.test(sentence))
  return marked || STARTS.test(sentence) || ASKS.test(sentence) || UNSPACED.test(sentence)
}

function sentencesIn(text: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text.slice(0, 10_000).normalize('NFC'))
  return [...segments]
    .map(({ segment }) =>
      segment
        .replaceAll(/[’ʼ]/g, "'")
        .replace(/^[\s*>#_-]+/, '')
        .trim(),
    )
    .filter((sentence) => sentence !== '')
}
