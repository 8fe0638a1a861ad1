import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { sentencesOf } from '../../prose/text/sentences.ts'
import { codeFormats } from './format-codes.ts'
import { timeFormats } from './format-times.ts'
import { ready } from '../../prose/text/ready.ts'

/** A form that a text gives for everything of a kind: "All dates are YYYY-MM-DD", "times are Unix seconds". */
export interface FormatOfAll {
  readonly noun: string
  readonly format: string
  readonly words: Span
}

const MOST_TEXT = 20_000
const OF_ALL =
  /\b(?:all |any |every |each )?(?:the )?(dates?|times?|timestamps?|date-?times?|moments|time ?zones?|zones|durations?|intervals?|countries|languages|currencies|colou?rs|coordinates|positions)(?: and (?:dates?|times?|timestamps?))?(?: (?:values?|parameters?|fields?|arguments?))? (?:are|is|must be|must use|use|have to be|should be|take|go) /gi
const NEGATED = /\b(?:not|never|rather than|instead of|unlike|or|e\.g\.|such as|like)\b[^,;.]{0,30}$/i
const APART =
  /\b(?:returns?|returned|response|results?|output|shown|reported|if|when|unless|except|unlike|may|can|usually|internally|stored)\b/i
const mayBe = cue('are', 'is', 'be', 'use', 'take', 'go')

/** What a tool's text or a server's instructions state about the form of everything of a kind. */
export const formatsOfAll: (text: string) => readonly FormatOfAll[] = remembered((text) => {
  if (text.length > MOST_TEXT || !mayBe(text)) return []
  return sentencesOf(text).flatMap((sentence) => {
    const [match] = sentence.text.matchAll(ready(OF_ALL))
    if (match === undefined || APART.test(sentence.text)) return []
    const from = match.index + match[0].length
    const [first] = [...timeFormats(sentence.text), ...codeFormats(sentence.text)]
      .filter(({ words }) => words.start >= from && !NEGATED.test(sentence.text.slice(from, words.start)))
      .toSorted((a, b) => a.words.start - b.words.start)
    if (first === undefined || first.words.start > from + 40) return []
    const words = { start: sentence.start + match.index, end: sentence.start + first.words.end }
    return [{ noun: (match[1] ?? '').toLowerCase(), format: first.format, words }]
  })
})
