import { cue } from '../../prose/text/cues.ts'
import { sentenceAt } from '../../prose/text/sentences.ts'
import type { StatementOf } from '../statement.ts'

const MOST_TEXT = 4000
const mayCount = cue('0', '1', 'zero', 'one')
const NUMBER = '(0|1|zero|one)'
/** Whole number: neither 10 nor 1.5, 1% or 1 MB. */
const ALONE = String.raw`(?![\w%]|[.,:/-]\d| ?(?:[kmg]?b|ms|px|hours?|minutes?|seconds?|days?|%|or (?:more|greater|higher))\b)`
const THING =
  '(?:page|index|row|line|item|column|position|element|entry|result|record|sheet|step|cell|character|slide|frame|offset|one|chapter|version|number)'

const PATTERNS: readonly RegExp[] = [
  new RegExp(String.raw`\b${NUMBER}[- ](?:based|indexed|origin)\b`, 'gi'),
  new RegExp(
    String.raw`\b(?:start(?:s|ing)?|begin(?:s|ning)?|count(?:s|ed|ing)?|number(?:s|ed|ing)?|index(?:es|ed|ing)?)(?: up| count(?:ing)?| number(?:ing)?)? (?:at|from|with) ${NUMBER}${ALONE}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b(?:the )?first ${THING}s?(?:'s (?:number|index))? (?:is|has|gets|being|=|being|starts at)(?: (?:the )?(?:number|index|${THING}))? ${NUMBER}${ALONE}`,
    'gi',
  ),
  new RegExp(
    String.raw`\b${NUMBER} ?(?:=|is|for|means|being|:|→)(?: (?:the|for the))? first(?: ${THING}\b|(?=\s?(?:$|[.,;)])))`,
    'gi',
  ),
  new RegExp(String.raw`\b(?:page|index|row|line) ${NUMBER} (?:is|being|=) (?:the )?first\b`, 'gi'),
]
const NEGATED = /\b(?:not|never|rather than|instead of|unlike|no longer)(?: [a-z]{1,8}){0,2}[\s("'`]{0,2}$/i
const HEDGED = /\b(?:e\.g\.,?|for example,?|such as|like|or|internally|api (?:is|uses))[\s("'`]{0,3}$/i

/** From where a text counts: "starting at 1", "zero-based", "0 for the first page". */
export function readBase(text: string): readonly StatementOf<'base'>[] {
  if (text.length > MOST_TEXT || !mayCount(text)) return []
  const found: StatementOf<'base'>[] = []
  for (const pattern of PATTERNS) {
    for (const { 0: whole, 1: number = '', index } of text.matchAll(pattern)) {
      const before = text.slice(sentenceAt(text, index).start, index)
      if (NEGATED.test(before) || found.some(({ words }) => index < words.end && index + whole.length > words.start)) continue
      const base = /^(?:1|one)$/i.test(number) ? 1 : 0
      const holds = HEDGED.test(before)
        ? 'hedge'
        : /^\W{0,4}(?:for|with|in|when|if) [^:,;.]{1,60}[:,;]/i.test(before)
          ? 'condition'
          : 'always'
      found.push({ kind: 'base', base, words: { start: index, end: index + whole.trimEnd().length }, holds })
    }
  }
  return found
}
