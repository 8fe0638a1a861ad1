import type { Span } from '../../../core/tool.ts'
import { numberOf } from '../../lexicon/numbers.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { isConditional, isHedged, sentenceAt } from '../../prose/text/sentences.ts'

/** How many items a text asks for at least. */
export interface Fewest {
  readonly least: number
  readonly words: Span
}

const mayWant = cue('least', 'more', 'minimum', 'empty', 'nonempty')
const COUNT = 'two|three|four|five|six|seven|eight|nine|ten|[2-9]|[1-9]\\d{1,2}'
/** "at least two", "Two or more models"; one or more is what every list is called. */
const WANTS = new RegExp(
  String.raw`\b(?:at least|minimum(?: of)?:?|no fewer than) (${COUNT})\b(?! ?(?:characters?|chars|letters|digits|words|seconds?|minutes?|hours?|days?|%|percent|of))|\b(${COUNT}) or more\b|\b(?:must|may|can|should) ?not be empty\b|\bcannot be empty\b|\bnon-?empty (?:array|list)\b|\bat least one (?:item|entry|element|value) (?:is required|must be|has to be)`,
  'gi',
)

/** The fewest items that the text of a list wants, where it wants that always; undefined if it names none. */
export const fewestIn: (text: string) => Fewest | undefined = remembered((text) => {
  if (text.length > 600 || !mayWant(text)) return undefined
  for (const { 0: whole, 1: one, 2: other, index } of text.matchAll(WANTS)) {
    const sentence = sentenceAt(text, index).text
    if (isConditional(sentence) || isHedged(sentence)) continue
    return { least: numberOf(one ?? other ?? '1'), words: { start: index, end: index + whole.length } }
  }
  return undefined
})
