import { isFiller, isGeneric, isHollow, isNoAction, isPlainVerb } from '../../lexicon/filler.ts'
import { COUNTED_TOOLS, wordCounts } from '../../lexicon/word-counts.ts'
import { sentencesOf, type Phrase } from './sentences.ts'
import { stem } from './stem.ts'
import { contentWords } from './words.ts'

/** What a short text states about its tool. */
export interface Information {
  /** By how rare the words are in real tools, and by what the constructions around them narrow. */
  readonly bits: number
  /** Whether it names an operation: `delete` and `rename` do, `manage` does not. */
  readonly acts: boolean
}

/** A rarer word tells nobody more. */
const MOST_A_WORD = 6
/** One plain verb is what every text has, and three of them make it no clearer. */
const MOST_A_VERB = 3
/** `records`, `resources`: little by themselves. */
const MOST_A_GENERIC = 1.5
/** The count that a word of the table's end has, and every word that it lacks. */
const RARE = 8
/** The model has read the name. */
const OF_A_KNOWN_WORD = 1 / 2
/** A source, a place, a condition or a means, with a word of substance. */
const NARROWED = 3
const NUMBER = 5
/** "The current user": which one is settled. */
const SETTLED = 5
const ARTICLE = 1
/** Words behind a link within which its word of substance stands. */
const REACH = 4
/** Letters by which two words are forms of one: `debugger`, `debugging`. */
const SAME_FRONT = 5

const TOKEN = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[.,;:()]/gu
// the same for ASCII, which nearly all text is
const ASCII_TOKEN = /[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*|[.,;:()]/g
const BEYOND_ASCII = /[\u0080-\uffff]/
const LINKS = setOf(
  'in on of from by for to between into onto against with via under over within across about at as since until when whenever if unless only than after before while whose without per through',
)
const SETTLES = setOf('current active latest last next previous own default oldest newest signed-in')
const ARTICLES = setOf('a an the one all each')
const CHOICE = /\b(?:action|operation|command)s?\b/i
const CHOOSES = /\b(?:specif(?:y|ies)|choose|select|pass|want|parameter)\b/i
/** Whom every tool serves. */
const SERVED =
  /\b(?:the |an? |your )?users?(?:['’]s?)? (?:needs?|wants?|asks?|may|can|questions?|requests?|inputs?)\b|\b(?:by|from|for|to|allows?|lets?|helps?|enables?) (?:the )?(?:users?|you|agents?|llms?|models?|assistants?)\b/gi
const MAY_SERVE = /user|you|agent|llm|model|assistant/i
const METHOD = /\b(?:GET|POST|PUT|PATCH|DELETE)\b/

/**
 * Measures a short text. Words that the reader knows already, those of the tool's name, tell less. From `enough` on, which may
 * depend on whether the text names an operation, it is not measured further.
 */
export function informationOf(
  text: string,
  isKnown: (stem: string) => boolean,
  enough: (acts: boolean) => number = () => Infinity,
): Information {
  const sentences = sentencesOf(text)
  // "use the action parameter to specify the operation" states that there are some, and none of them
  const telling = sentences.filter(({ text: sentence }) => !isEmptyChoice(sentence))
  const chosen = telling.length < sentences.length
  const acts = !chosen && namesAction(sentences[0]?.text ?? '')
  const most = enough(acts)
  const seen = new Set<string>()
  let bits = 0
  let verb = 0
  let link = 0
  let settles = false
  for (const token of tokensOf(telling)) {
    const word = token.toLowerCase()
    if (LINKS.has(word)) link = REACH + 1
    link = /^[.,;:()]/.test(word) ? 0 : Math.max(0, link - 1)
    if (SETTLES.has(word)) settles = true
    if (!seen.has(word)) bits += /^\d/.test(word) ? NUMBER : ARTICLES.has(word) ? ARTICLE : 0
    for (const part of partsOf(token)) {
      const told = bitsOf(part)
      if (settles && told > MOST_A_GENERIC && !SETTLES.has(word)) {
        bits += SETTLED
        settles = false
      }
      if (told === 0 || seen.has(part)) continue
      const known = isKnown(part) || isFormOf(part, seen)
      const counts = known ? told * OF_A_KNOWN_WORD : told
      if (isPlainVerb(part)) verb = Math.max(verb, Math.min(MOST_A_VERB, counts))
      else bits += counts + (link > 0 && !known && !chosen && told > MOST_A_GENERIC ? NARROWED : 0)
      if (!known) link = 0
      seen.add(part)
    }
    seen.add(word)
    if (bits >= most) break
  }
  return { bits: bits + (chosen ? 0 : verb), acts }
}

function* tokensOf(sentences: readonly Phrase[]): Iterable<string> {
  for (const { text } of sentences) {
    const said = MAY_SERVE.test(text) ? text.replace(SERVED, ' ') : text
    yield* said.match(BEYOND_ASCII.test(said) ? TOKEN : ASCII_TOKEN) ?? []
  }
}

/** The stems of a token; a product's name (`PagerDuty`, `S3`) is one. */
function partsOf(token: string): readonly string[] {
  return /^[A-Z][a-z]+[A-Z]|^[A-Za-z]+-?\d/.test(token) ? [stem(token.toLowerCase())] : contentWords(token)
}

/** The surprise of meeting the word in a tool. */
function bitsOf(word: string): number {
  const surprise = Math.log2(COUNTED_TOOLS / (wordCounts().get(word) ?? RARE))
  if (isPlainVerb(word)) return surprise
  if (/^\d|^.$/.test(word) || isFiller(word) || isHollow(word) || isNoAction(word)) return 0
  return Math.min(isGeneric(word) ? MOST_A_GENERIC : MOST_A_WORD, surprise)
}

function isFormOf(word: string, seen: ReadonlySet<string>): boolean {
  if (word.length < SAME_FRONT) return false
  const front = word.slice(0, SAME_FRONT)
  for (const other of seen) if (other.startsWith(front)) return true
  return false
}

function isEmptyChoice(sentence: string): boolean {
  return CHOICE.test(sentence) && CHOOSES.test(sentence) && !/[:("'`]/.test(sentence)
}

function namesAction(sentence: string): boolean {
  if (METHOD.test(sentence)) return true
  // "managed resources" does not mean managing
  const words = contentWords(sentence.replace(/\b[a-z]{2,20}ed\b/gi, ' '))
  return (
    words.some((word) => isPlainVerb(word) && !isNoAction(word)) || !words.some((word) => isNoAction(word) || word === 'tool')
  )
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
