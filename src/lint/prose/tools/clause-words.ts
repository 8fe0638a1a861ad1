/** A word of a sentence, in lower case. */
export interface ClauseWord {
  readonly word: string
  readonly start: number
  readonly end: number
  /** The signs between the word before and this one, without blanks and emphasis. */
  readonly sign: string
}

/** More words in one sentence are a table or a list. */
const MOST_WORDS = 80

/** The words of a sentence, in order, at most 80 of them. */
export function clauseWords(text: string): readonly ClauseWord[] {
  const words: ClauseWord[] = []
  let last = 0
  for (const { 0: word, index } of text.matchAll(/[A-Za-z]+(?:['’-][A-Za-z]+)*/g)) {
    const end = index + word.length
    words.push({ word: word.toLowerCase(), start: index, end, sign: text.slice(last, index).replaceAll(/[\s*_]/g, '') })
    if (words.length === MOST_WORDS) break
    last = end
  }
  return words
}

/** Words that open a relative or subordinate clause, or take the fact out of a verb. */
const BREAKS = new Set(
  (
    'that which who whom whose where when whenever while if unless until before whether how why because so since as than can could ' +
    'may might should would must need needs was were has have had'
  ).split(' '),
)
/** After an imperative also these: "Get the command to start the server and delete it". */
const ENDS_INFINITIVE = new Set('to for by how with via using'.split(' '))
const SHUT = /[:("`“<[{|=]/
const DENIES =
  /^(?:not|never|no|neither|nor|without|nothing|none|cannot|instead|rather|avoid|avoids|prevent|prevents|only)$|n['’]t$/

/**
 * The words of the main clause from an offset on: without what follows a subordinator, but with what follows the comma that
 * ends an inserted clause ("and, if it is valid, publishes it"). Ends at a denial, a colon, a bracket, a quotation.
 */
export function mainWords(
  words: readonly ClauseWord[],
  from: number,
  isImperative: boolean,
): readonly { readonly at: number; readonly word: ClauseWord }[] {
  const main: { at: number; word: ClauseWord }[] = []
  let inserted = false
  for (const [at, word] of words.entries()) {
    if (DENIES.test(word.word)) break
    if (word.start < from) continue
    if (SHUT.test(word.sign) && word.start !== from) break
    if (inserted && word.sign === ',') inserted = false
    if (!inserted && (BREAKS.has(word.word) || (isImperative && ENDS_INFINITIVE.has(word.word)))) {
      if (word.sign !== ',') break
      inserted = true
    }
    if (!inserted) main.push({ at, word })
  }
  return main
}
