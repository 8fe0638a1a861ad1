import type { Span } from '../../../core/tool.ts'

/** The end of one sentence and the front of the next without a space: "two ports.Times are local". */
const SENTENCES = /(?<=[a-z]{2,} (?:[a-z]+ )?)[a-z]{3,20}[.!?;](?:[A-Z][a-z]{1,14}|[A-Z]{2,6}) (?=[a-z])/g
/** Words that open a clause and are not values in a list. */
const OPENERS = 'the|this|these|it|its|they|if|when|where|which|while|because|but|and|then|you|all|only|not|so'
/** "from list_ports;all must have", "the same size,and the same": a sign in a text without its space. */
const CLAUSES = new RegExp(
  String.raw`(?<=[a-z]{2,} (?:[a-z]+ )?)(?<!&)[a-z_]{3,30}(?:;[a-z]{2,15}|,(?:${OPENERS})|[.!?:](?:the|this|it|if|when|you|all)) (?=[a-z]{2,})`,
  'g',
)
const BRACKETS = new RegExp(
  String.raw`(?<=\([^()\n]{2,80})(?<!\(s)\)(?:${OPENERS}|or|is|are|in|of|to|for|with|from|must) (?=[a-z]{2,})`,
  'g',
)
/** "the hour ,as": the space stands on the wrong side. */
const BEFORE = /(?<=[a-z]{2,} (?:[a-z]+ )?)[a-z]{2,20} [,;][a-z]{2,15} (?=[a-z]{2,})/g
/** "the the": a word that no sentence has twice in a row. */
const TWICE = /(?<![\w'’"`-])(the|an?|of|to|and|or|for|with|from|by|be|this|are|is) \1(?= [a-z])(?! \1)/g

/** Words that run into one another, or stand twice. */
export interface Glued {
  readonly kind: 'glued' | 'twice'
  readonly words: Span
}

/** The first place where two clauses or sentences stand without the space between them, or a word of grammar stands twice; code is blanked out before. */
export function gluedIn(text: string): Glued | undefined {
  for (const pattern of /[;,.!?:)][A-Za-z]/.test(text) ? [SENTENCES, CLAUSES, BRACKETS, BEFORE] : []) {
    const match = text.matchAll(pattern).next().value
    if (match !== undefined) return { kind: 'glued', words: { start: match.index, end: match.index + match[0].trimEnd().length } }
  }
  const twice = text.matchAll(TWICE).next().value
  return twice && { kind: 'twice', words: { start: twice.index, end: twice.index + twice[0].length } }
}
