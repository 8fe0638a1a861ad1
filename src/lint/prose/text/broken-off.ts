import { rememberedFor } from '../../../core/memo.ts'
import type { Span, Tool, Toolset } from '../../../core/tool.ts'
import { wordCounts } from '../../lexicon/word-counts.ts'
import { stringsOf } from './strings.ts'
import { stem } from './stem.ts'

/** Shorter texts are labels, and end as they like. */
const SHORTEST = 60
/** The last characters of a text that are looked at. */
const END = 400
/** Words that need another one behind them. */
const NEEDS_MORE =
  /(?:^|[\s(])(?:a|an|the|and|or|of|your|its|their|into|because|e\.g\.?|i\.e\.?|such as|including)$|[\p{L}\d],$/iu
/** Of these the words that end no noun phrase: "the branch to merge into" is whole. */
const ARTICLE = /(?:^|[\s(])(?:a|an|the|and|or|your|its|their|because|e\.g\.?|i\.e\.?|such as|including)$/i
/** Phrases that need an object, and ends of a clause whose subject is "which" or "that", so that what follows the preposition is missing: "paper, which depends on". */
const HALF =
  /(?:^|[\s(])(?:(?:in case|provided|given|such|except|assuming) that|depending on|in order to|so that|as well as|due to|according to|in case of|instead of|one of|for example|followed by|whether|unless|although|whose|must|should|would|shall|if|(?:which|that) (?:[a-z]+ly )?(?:[a-z]{2,15}(?<!s)s|(?:is|are|was|were) [a-z]{2,15}) (?:on|to|of|from|in|with|for|by|at|into|as))$/i
/** Whole words, though a longer one begins with them. */
const WHOLE = new Set(
  (
    'abs act again age ale arr art ass attr auth authentic automatic bat bet bra bro bus cal calc can capt cat cent char ' +
    'chi col coll comb comma comp con cove cover cred cur del desc det dev develop dict differ dir dis disc disco dist down ' +
    'eve exam exec exp explicit ext extra fee feed fir fold fun func functional gene geo han heal his historic immediate ' +
    'imp implement incl init int inter lab lang lat late lay lea loc man mar mas mat med memo mess met meta mod mon nat nav ' +
    'net nor norm not num off opt ord organ other out over own pack pap par para param part pas pat per perm permanent pic ' +
    'pip pipe pop pos pow pref prep prev prima prod prof proj prom prop pub refer reg rel rem rep repos req res ret rev ' +
    'screen screens sea sec sect seq ser silent sim sin snap spec stan stand str struct sub suit sum sup tar temp tic tick ' +
    'tim tot tri under uni val vers vid win wind'
  ).split(' '),
)

/** Short words that end a text well. */
const SHORT = new Set(
  'an as at be by do go he if in is it me my no of on or so to up us we id ip ui vm ai db os pr ms kb mb gb px em hz am pm ok vs utc url uri'.split(
    ' ',
  ),
)
/** Endings that make another whole word of a whole word. */
const ENDING =
  /^(?:s|es|d|ed|r|er|ers|ing|ly|y|able|ably|edly|al|ally|ment|ments|ness|less|ful|ity|ive|ion|ions|ation|ations|or|ors)$/

/** All strings of a tool in lower case, and what was counted in them. */
const textOf = rememberedFor(
  (tool: Tool): { readonly text: string; readonly counts: Map<string, ReadonlyMap<string, number>> } => {
    const { values, keys } = stringsOf(tool)
    return { text: [...values, ...keys].join('\n').toLowerCase(), counts: new Map() }
  },
)

/** How often each word of one first letter is in the texts of a tool, in lower case. */
function wordsOf(tool: Tool, letter: string): ReadonlyMap<string, number> {
  const { text, counts } = textOf(tool)
  const known = counts.get(letter)
  if (known !== undefined) return known
  const words = new Map<string, number>()
  for (const word of text.match(new RegExp(`(?<![a-z])${letter}[a-z]*`, 'g')) ?? []) words.set(word, (words.get(word) ?? 0) + 1)
  counts.set(letter, words)
  return words
}

/** The end of a text that breaks off inside a word, a sentence or brackets; undefined if it ends well, or may.
 * A front of a word counts where the set, or many real tools, have the whole word. */
export function brokenOff(text: string, toolset: Pick<Toolset, 'tools'>): Span | undefined {
  const end = text.trimEnd().length
  if (end < SHORTEST) return undefined
  const tail = text.slice(Math.max(0, end - END), end)
  const word = /[\p{L}\d.,]{1,60}$/u.exec(tail)?.[0] ?? ''
  if (word === '') return undefined
  const at = { start: end - word.length, end }
  if (NEEDS_MORE.test(tail) || HALF.test(tail) || isOpen(tail)) return at
  const last = /(?:\p{L}{2}[,;:]?\s+|\n\s{0,8}[-*•]\s)\(?([a-z]{1,14})$/u.exec(tail)?.[1]
  return last !== undefined && isPartOfWord(last, toolset) ? at : undefined
}

/** The last word of a text that ends in an article, a conjunction or an open bracket, however short the text is; undefined if it ends well, or may. */
export function endsOpen(text: string): Span | undefined {
  const end = text.trimEnd().length
  const tail = text.slice(Math.max(0, end - END), end)
  const word = /[\p{L}\d.,:]{1,60}["']?$/u.exec(tail)?.[0] ?? ''
  // a single word is a label, and "Sort by a" may end in a value
  if (word === '' || !/\s\S+\s/.test(tail)) return undefined
  return ARTICLE.test(tail) ||
    /[\p{L}\d][,:]$/u.test(tail) ||
    HALF.test(tail) ||
    isOpen(tail.replace(/["']$/, '').replace(/\b(e\.g|i\.e)\. /g, '$1 '))
    ? { start: end - word.length, end }
    : undefined
}

/** True for a last sentence with a bracket that nothing closes. */
function isOpen(tail: string): boolean {
  const bracket = tail.lastIndexOf('(')
  return (
    bracket > tail.lastIndexOf(')') &&
    /^\([\p{L}\d]/u.test(tail.slice(bracket)) &&
    /[\p{L}\d]$/u.test(tail) &&
    !/\n|[.!?:] /.test(tail.slice(bracket))
  )
}

/** True for the front of a word that is none itself: `snip`, `availa`. */
function isPartOfWord(word: string, { tools }: Pick<Toolset, 'tools'>): boolean {
  const counts = wordCounts()
  if (WHOLE.has(word) || SHORT.has(word) || counts.has(word) || counts.has(stem(word))) return false
  const all = tools.map((tool) => wordsOf(tool, word.slice(0, 1)))
  // a word that stands elsewhere is its own
  if (all.reduce((times, words) => times + (words.get(word) ?? 0), 0) > 1 || all.some((words) => words.has(`${word}s`)))
    return false
  const isLonger = (known: string): boolean => known.length >= word.length + 2 && known.startsWith(word)
  for (const words of all)
    for (const known of words.keys()) if (isLonger(known) && !ENDING.test(known.slice(word.length))) return true
  if (word.length >= 3) for (const known of counts.keys()) if (isLonger(known)) return true
  return false
}
