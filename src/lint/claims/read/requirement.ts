import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { isEnglish } from '../../prose/text/language.ts'
import { remembered } from '../../prose/text/memo.ts'
import { isConditional, sentenceAt } from '../../prose/text/sentences.ts'

/** Whether a text calls its own parameter required or optional, with the words that do. */
export interface SaidRequirement {
  readonly required: boolean
  readonly words: Span
}

const mayRequire = cue('required', 'optional', 'mandatory')

const WORD = '(required|mandatory|optional)'
/** "(required)", "[optional, string]", "(string, required)". */
const BRACKETED = new RegExp(
  String.raw`[([](?:[a-z]{2,12}(?: of [a-z]{2,12})?, ?)?${WORD}(?: (?:field|parameter|argument))?(?=[)\]]|, ?[^)\]\n]{0,60}[)\]])`,
  'gi',
)
/** "Required. The id", "OPTIONAL: the id", "The id. Required." */
const ALONE = new RegExp(
  String.raw`(?:^[\s:*–—-]{0,6}|[.;] |\n\s{0,4})\*{0,2}${WORD}\*{0,2}(?: (?:field|parameter|argument))?\*{0,2}(?=[.:,;](?:\s|$)| [–—-] |$)`,
  'gi',
)
const SAYS_SO = new RegExp(
  String.raw`(?:\b(?:this|the) (?:parameter|field|argument|value|property) is|^ ?(?:is )) ?(?:always )?${WORD}(?=[.,;]|$| and\b)`,
  'gi',
)
/** "Optional region code": not "optional values", which may be chosen from. */
const LEADING =
  /^[\s:*–—-]{0,6}(optional)(?= (?!(?:values?|options?|rules?|choices?|fields|items?|parts?|propert(?:y|ies)|parameters|settings|arguments|types?|features?)\b)[a-z])/gi
const ELSEWHERE = /\b(?:required|mandatory|optional|optionally)\b/gi
const ONE_CASE = /^\W{0,4}(?:for|with|in|on|when|if|to) [^:,;.]{1,60}/i

/** What a text says of its own parameter, unconditionally and once; undefined where it says nothing or two things. */
export function requirementSaid(text: string): SaidRequirement | undefined {
  return mayRequire(text) && text.length <= 2000 ? requirementIn(text) : undefined
}

const requirementIn = remembered((text): SaidRequirement | undefined => {
  const said: SaidRequirement[] = []
  for (const pattern of [BRACKETED, ALONE, SAYS_SO, LEADING]) {
    for (const match of text.matchAll(pattern)) {
      const word = match[1] ?? ''
      const start = match.index + match[0].toLowerCase().lastIndexOf(word.toLowerCase())
      said.push({ required: !/^optional$/i.test(word), words: { start, end: start + word.length } })
    }
  }
  const [first] = said
  // "required for create (optional for update)": the word in another place speaks of a case
  if (first === undefined || [...text.matchAll(ELSEWHERE)].some(({ index }) => said.every(({ words }) => words.start !== index)))
    return undefined
  if (said.some(({ required, words }) => required !== first.required || isOneCase(text, words))) return undefined
  return isEnglish(text) ? first : undefined
})

function isOneCase(text: string, words: Span): boolean {
  const sentence = sentenceAt(text, words.start)
  const before = text.slice(sentence.start, words.start)
  return ONE_CASE.test(before) || isConditional(text.slice(words.end, sentence.end))
}
