import { isPhrasal } from '../../lexicon/particles.ts'
import { verbForm, type Verb } from '../../lexicon/verbs.ts'
import { remembered } from '../text/memo.ts'
import { sentencesOf, type Phrase } from '../text/sentences.ts'
import { clauseWords, mainWords, type ClauseWord } from './clause-words.ts'
import { openersOf, type StatedEffect } from './effect.ts'
import { statedResult } from './stated-results.ts'
import { ready } from '../text/ready.ts'

/** Texts are read up to here: what a call does is said early. */
const FRONT = 6000

/** What follows a verb that is not a noun: "posts the", "updates its". */
const OBJECT =
  /^(?:the|a|an|it|its|them|their|all|each|every|any|this|these|those|your|one|both|old|older|stale|expired|another|everything)$/
const PRONOUN = /^(?:it|them|each|every|all|everything|one)$/
const ADVERB =
  /^(?:also|then|automatically|immediately|silently|permanently|irreversibly|afterwards|subsequently|always|finally|thereby|even|quietly)$/
/** Verbs that later sentences state about a tool without an effect: "Replaces the old way", "Accepts the id". */
const TALKS = new Set('accept replace save share sync test close set follow mark'.split(' '))

const TOOL = '(?:tool|call|function|command|endpoint|operation|method|request|lookup|query)'
/** Subjects that are the tool or the call. */
const BY_CALL = new RegExp(
  String.raw`^\W{0,4}(?:(?:note|warning|important|caution|side effects?)\W{1,3}(?:that )?)?(?:(?:this|the) ${TOOL}|(?:each|every|a|one|any) (?:successful )?(?:call|request|run|lookup|read)|(?:calling|running|using|invoking|opening) (?:it|this|this tool|the tool|the endpoint)|it(?= (?:also|then|automatically|silently|will also) )) `,
  'i',
)
const GERUND = /^\W{0,4}([a-z]+ing) (?:the|a|an|it|them|this|all|each|every|one)\b/i
const OPENS_THIRD = /^\W{0,4}(?:(?:also|then|additionally|afterwards),? )?([a-z]+)/i
const BEFORE_VERB = /^(?:(?:also|then|will|automatically|immediately|silently|permanently|irreversibly|always) )*/i

/**
 * A change that a text states in the indicative, in addition to or in place of what it opens with: "Returns the thread and marks it as
 * read", "the records go live if they are valid", "Reading a message archives it". Only where the subject is the tool, the call or
 * what it works on; never what is denied, possible, on order, or done by others.
 */
export const statedChange: (text: string) => StatedEffect | undefined = remembered((text) => {
  for (const [at, sentence] of sentencesOf(text.slice(0, FRONT)).entries()) {
    const found = activeIn(sentence, at === 0) ?? statedResult(sentence)
    if (found !== undefined) return found
  }
  return undefined
})

/** "Writes the report to the archive": what is elsewhere afterwards. To create, to generate and to start are steps of many a reading. */
const KEPT =
  /^(?:write|save|store|upload|append|prepend|copy|move|relocate|transfer|import|stage|queue|enqueue|schedule)(?:e?s)? [^.;:()\n]{1,60}?\b(?:to|into|onto|at the (?:end|top|front) of) (?:the|an?|its|your|their|our|another|this|that|each|every|long-term|permanent)\b(?! (?:user|caller|model|client|agent|console|screen|terminal|context|conversation|answer|response|format|request|temp|temporary))/i

/**
 * What a text that opens with a verb of change leaves behind, whatever the tool is called: "Writes the report to the archive and replaces
 * the one before". Undefined if it may only prepare what it returns.
 */
export function lastingOpening(text: string): StatedEffect | undefined {
  const [sentence] = sentencesOf(text.slice(0, FRONT))
  const [opener] = openersOf(text)
  if (sentence === undefined || opener?.words === undefined || opener.effect === 'reads') return undefined
  if (/\b(?:not|never|without|dry|preview|draft)\b/i.test(sentence.text)) return undefined
  if (KEPT.test(text.slice(opener.words.start))) return opener
  const later = activeIn(sentence, true, opener.words.end)
  return later !== undefined && verbForm(later.verb.toLowerCase())?.verb.work !== 'create' ? later : undefined
}

/** Where the verbs of a sentence begin whose subject is the tool or the call. */
interface Led {
  readonly from: number
  readonly form: 'base' | 'third'
  /** True if the subject is written out, so that the verb can be no noun. */
  readonly isPlain: boolean
}

/** The verb of change among those whose subject is the tool: the first one, and what "and", "then" and commas join to it. */
function activeIn({ text, start }: Phrase, isFirst: boolean, after = 0): StatedEffect | undefined {
  const words = clauseWords(text)
  const led = ledBy(text, words, isFirst)
  if (led === undefined) return undefined
  for (const { at, word } of mainWords(words, led.from, led.form === 'base')) {
    const leads = word.start === led.from
    if (word.start < after) continue
    const known = verbForm(word.word)
    if (known === undefined || known.form !== led.form || known.verb.effect === 'reads') continue
    // "emails it to the owner" is a verb for sure, an email in a name is none
    if (!known.verb.isEvidence && known.verb.work !== 'deliver') continue
    if (leads ? !led.isPlain && !isFirst && TALKS.has(known.verb.verb) : !isJoined(words, at)) continue
    if (isPhrasal(known.verb.verb, text.slice(word.end))) continue
    const next = words[at + 1]?.word ?? ''
    if (!(leads && led.isPlain) && !OBJECT.test(next)) continue
    if (!leads && isPlural(known.verb) && !PRONOUN.test(next) && !hasObject(words, led.from, at)) continue
    const { effect } = known.verb
    return { effect, verb: text.slice(word.start, word.end), words: { start: start + word.start, end: start + word.end } }
  }
  return undefined
}

/** A third person that is also a plural: "Returns posts and updates the author wrote". */
function isPlural({ verb, isThing }: Verb): boolean {
  return isThing || verb === 'update' || verb === 'change'
}

/** True if the verb before has an object of its own, so that no list of things goes on. */
function hasObject(words: readonly ClauseWord[], from: number, until: number): boolean {
  return words.some(({ word, start }, at) => start > from && at < until && OBJECT.test(word))
}

function isJoined(words: readonly ClauseWord[], at: number): boolean {
  let before = at - 1
  while (ADVERB.test(words[before]?.word ?? '')) {
    if (/^(?:then|also)$/.test(words[before]?.word ?? '')) return true
    before--
  }
  return /^(?:and|but)$/.test(words[before]?.word ?? '') || words[before + 1]?.sign === ','
}

function ledBy(text: string, words: readonly ClauseWord[], isFirst: boolean): Led | undefined {
  const called = ready(BY_CALL).exec(text)?.[0].length
  if (called !== undefined)
    return { from: called + (BEFORE_VERB.exec(text.slice(called))?.[0].length ?? 0), form: 'third', isPlain: true }
  const gerund = GERUND.exec(text)
  if (gerund !== null && verbForm(gerund[1]?.toLowerCase() ?? '')?.form === 'gerund') {
    // "Reading a thread marks it as read": the verb stands somewhere behind
    const verb = words.find(({ word, start }) => start >= gerund[0].length && isThird(word))
    return verb && { from: verb.start, form: 'third', isPlain: false }
  }
  const from = openersOf(text)[0]?.words?.start ?? thirdOpener(text)
  if (from === undefined) return undefined
  const isThirdPerson = isThird(words.find(({ start }) => start === from)?.word ?? '')
  // in a later sentence an imperative is an order to the model
  return isFirst || isThirdPerson ? { from, form: isThirdPerson ? 'third' : 'base', isPlain: false } : undefined
}

/** A third person that is no evidence opens a sentence all the same: "Runs the check and deletes …". */
function thirdOpener(text: string): number | undefined {
  const match = OPENS_THIRD.exec(text)
  const word = match?.[1] ?? ''
  return match !== null && isThird(word.toLowerCase()) ? match[0].length - word.length : undefined
}

function isThird(word: string): boolean {
  return verbForm(word)?.form === 'third'
}
