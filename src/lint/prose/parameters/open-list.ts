import { isConditional, sentenceAt } from '../text/sentences.ts'

const NOUN =
  '(?:values?|options?|choices?|kinds?|types?|formats?|modes?|names?|strings?|words?|entries|ones|levels?|categories|states?|status(?:es)?)'
/** A list that states itself that it is not all: "and more", "not complete", "see … for the full list". */
const OPEN = new RegExp(
  [
    String.raw`\b(?:and|or) (?:more|others?|so on|similar|the like|any(?:thing| other)?)\b`,
    String.raw`\bamong others\b|\betc\b|\.\.\.|…`,
    String.raw`\bnot (?:an? |the )?(?:exhaustive|complete|full|final|closed)\b|\b(?:non-exhaustive|incomplete|open-ended)\b|\bnot (?:limited|restricted) to\b`,
    String.raw`\b(?:see|for|call|use|run|read|ask|check|query)\b[^.;]{0,60}\b(?:(?:full|complete|entire|whole|up-to-date) (?:list|set|range)\b|the rest\b|all (?:of them|(?:the )?${NOUN}))`,
    String.raw`\b(?:other|more|further|additional|unknown|unlisted) ${NOUN}\b|\bany (?:other )?(?:string|text|value|word|name)\b|\bnew ${NOUN} (?:may|can|might|will)\b`,
    String.raw`\b(?:others|the rest|anything else) (?:are|is|will|may|can)\b`,
  ].join('|'),
  'i',
)
/** Words with which a list may be open. */
const LOOSE = new RegExp(
  [
    String.raw`\b(?:such as|e\.g|for example|for instance|examples?|includ(?:e|es|ing)|like (?=["'\x60]))`,
    String.raw`\b(?:some|common|typical|popular|usual|frequent|known|sample|suggested|recommended|standard|often|usually|typically|commonly|generally|mostly)\b`,
    String.raw`\b(?:currently|at the moment|for now|so far|as of|at present)\b`,
    String.raw`\bcustom\b|\bother\b|\bothers\b`,
  ].join('|'),
  'i',
)
const IN_ONE_CASE = /^\W*(?:for|with|in|on|if|when|where|under) /i

/** True for a text that states that its list of values is not all of them. */
export function isOpenList(text: string): boolean {
  return OPEN.test(text)
}

/** True for a text whose list may be open, or holds in one case: no schema should refuse other values because of it. */
export function mayBeOpenList(text: string, offset: number): boolean {
  const sentence = sentenceAt(text, offset).text
  return isOpenList(text) || LOOSE.test(text) || IN_ONE_CASE.test(sentence) || isConditional(sentence)
}
