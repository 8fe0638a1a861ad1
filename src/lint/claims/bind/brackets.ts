import type { Span } from '../../../core/tool.ts'
import { sureUnit } from '../../lexicon/units.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'

/** What is in brackets behind a name: `limit` (max 100). */
export interface Bracket {
  readonly name: string
  /** The brackets and what is in them. */
  readonly words: Span
}

/** Only what begins as a fact about a parameter; the last group is a word that has to be a unit. */
const BRACKET = new RegExp(
  String.raw`(\x60?)\b([A-Za-z_]\w{1,60})\1 (\((?:optional|required|default|max|min|integer|int\b|string|str\b|bool|number|array|list of|one of|enum|between|up to|at most|at least|(?:in )?([a-z]{2,20})\b|\d{1,6} ?(?:-|–|to) ?\d|["'\x60])[^()\n]{0,100}\))`,
  'gi',
)

/** Characters to look at on each side. */
const NEAR = 400

/** The facts in brackets of a paragraph. */
export function* bracketsIn(text: string): Iterable<Bracket> {
  if (!text.includes(' (')) return
  for (const { 0: whole, 2: name = '', 3: bracket = '', 4: unit, index } of text.matchAll(BRACKET)) {
    if (unit !== undefined && sureUnit(unit) === undefined) continue
    const end = index + whole.length
    // "Set limit (1-10) for more; omit or set 0 for none": the brackets are not all there is
    if (/\b(?:omit|set|pass|start with|begin with|try|recommend(?:ed)?)\b/i.test(around(text, index, end))) continue
    yield { name, words: { start: end - bracket.length, end } }
  }
}

/** The sentence, of a very long one the part around the brackets. */
function around(text: string, start: number, end: number): string {
  const sentence = sentenceAt(text, start)
  return text.slice(Math.max(sentence.start, start - NEAR), Math.min(sentence.end, end + NEAR))
}
