import type { Span } from '../../../core/tool.ts'
import { verbForm } from '../../lexicon/verbs.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { sentencesOf, type Phrase } from '../text/sentences.ts'
import { clauseWords } from './clause-words.ts'
import { openersOf } from './effect.ts'

/** What a text states about a second call with the same arguments. */
export interface StatedRepeat {
  /** True if it does something more; false where it has no further effect. */
  readonly adds: boolean
  readonly words: Span
}

const mayRepeat = cue(
  ...'each every nothing whether remember remembers deduplicated duplicated executions uses execution call calls called calling run runs running invoke invoked invoking invocation request requests submit submitted submitting submission send sending sent post posting twice again repeat repeated repeating repeats retry retries retrying retried second idempotent nonidempotent time times duplicate duplicates deduplication same even'.split(
    ' ',
  ),
)

const CALLS = '(?:calls?|requests?|runs?|invocations?|submissions?|executions?|uses?|retr(?:y|ies)|attempts?|sends?)'
/** Subjects that are a repeated call: "a second call", "every call", "calling it twice", "two calls with 1000". */
const AGAIN = new RegExp(
  String.raw`\b(?:(?:a|the|each|every|any) (?:second|third|further|repeated|repeat|new|next|additional|subsequent|later|extra) (?:identical )?${CALLS}|(?:each|every) ${CALLS}|(?:repeated|repeat|successive|consecutive|two|three|several|multiple|identical|duplicate|further|subsequent|more) (?:identical |equal )?${CALLS}|(?:calling|running|sending|submitting|invoking|using|posting|executing) (?:it|this|this tool|the tool|the call|the request|the endpoint|this endpoint|the same \w+)(?: (?:twice|again|repeatedly|once more|more than once|several times|a second time|two times|multiple times))|the same \w+ (?:sent|posted|given|submitted|called|passed) (?:again|twice)|(?:repeating|retrying)(?: (?:it|this|the call|a call|the request|the same \w+))?|(?:a|each|every|the) retr(?:y|ies)|(?:if|when) (?:it is |this is |you )?(?:call|called|run|invoked?|sent|submitted|repeated|retried)(?: (?:it|this|the tool))?(?: (?:twice|again|repeatedly|once more|more than once|several times|a second time))?)\b`,
  'gi',
)
/** What there is more of afterwards. */
const MORE =
  /\b(?:another|a new|a second|a separate|a further|an additional|an extra|one more|its own|two|both|twice|again|once more|a second time|duplicates?|duplicated|more than one|each time|every time|doubles?|add up|adds up|accumulates?|piles? up|stacks? up)\b/i
const LEAVES =
  /^(?:leaves?|makes?|results?|produces?|yields?|gives?|means?|ends?|counts?|doubles?|accumulates?|adds?|piles?|stacks?|gets?)$/
/** On every call: "Sends the mail each time", "a new version is created on every call". */
const TAIL = new RegExp(
  String.raw`\b(?:(?:each|every) time(?: (?:it|this|the tool|you) (?:is )?(?:call|called|run|runs|invoked?|used?|send|sent)\b)?(?=\W*$)|(?:on|with|for|by|per|at) (?:each|every) ${CALLS}\b(?! (?:to|from|that|by)))`,
  'i',
)
const EVEN =
  /\beven (?:if|when|though) (?:one|it|there|the same|this|an?|the) [^,;.]{0,60}\b(?:exists?|is there|was (?:sent|made|created)|is (?:already )?(?:running|open|pending|queued|active|in progress))\b/i
const UNCHECKED = new RegExp(
  [
    String.raw`(?:does not|doesn['’]t|will not|won['’]t|never) (?:check for|detect|prevent|look for|merge|remove|filter out|recogni[sz]e) (?:duplicates?|(?:duplicate|repeated|earlier|second|identical) ${CALLS})`,
    String.raw`no (?:check for duplicates|duplicate (?:check|detection)|de-?duplication)`,
    String.raw`(?:duplicates|(?:duplicate|repeated|identical|second) ${CALLS}) are (?:not (?:checked|detected|merged|removed|prevented|recogni[sz]ed|caught|filtered|noticed|collapsed)|allowed)`,
    String.raw`${CALLS} are (?:not|never) (?:de-?duplicated|merged|collapsed)`,
    String.raw`nothing (?:stops|prevents|keeps) (?:it|this|the tool|a caller|callers|you|a client) from [^.;]{3,60} (?:twice|again|a second time|more than once)`,
    String.raw`(?:does not|doesn['’]t|never) (?:check|look|notice|remember|know|track|test|ask) (?:whether|if|that) [^.;]{3,60} (?:already|before|earlier|twice|in the past)`,
    String.raw`(?:does not|doesn['’]t|never) remembers? (?:earlier|previous|former|past) ${CALLS}`,
  ]
    .map((form) => String.raw`(?:\b${form}\b)`)
    .join('|'),
  'i',
)
/** "A new transfer goes out with every call", "With each run another label leaves the printer". */
const NEW_ONE = String.raw`(?:a new|a fresh|another|a further|one more|an additional|a separate|an extra|a second|a distinct) (?:[a-z-]+ ){1,4}?(?:is|are|gets?|goes|leaves|comes|appears|results|starts|begins|arrives|opens|lands|[a-z]{2,14}s) `
const ONE_MORE = new RegExp(
  [
    String.raw`^\W{0,4}${NEW_ONE}[^;:()]{0,80}\b(?:on|with|for|by|per|at) (?:each|every) (?:single )?${CALLS}\b`,
    String.raw`^\W{0,4}${NEW_ONE}[^;:()]{0,80}\b(?:each|every) time\b`,
    String.raw`^\W{0,4}(?:on|with|for|by|at) (?:each|every) (?:single )?${CALLS},? ${NEW_ONE}`,
    String.raw`^\W{0,4}(?:each|every) time(?: (?:it|this|the tool|you) (?:is |are )?(?:called|call|run|runs|invoked?|used?|executed))?,? ${NEW_ONE}`,
  ].join('|'),
  'i',
)
/** Only told or looked up again. */
const TOLD_ANEW = /\b(?:returned|listed|shown|fetched|read|computed|calculated|loaded|picked|drawn|sampled|generated)\b/i
const NOT_IDEMPOTENT =
  /\b(?:(?:is|are) not idempotent|(?:isn|aren)['’]t idempotent|non-?idempotent|not (?:be )?safe to (?:retry|repeat|call (?:twice|again)))\b|^\W{0,4}not idempotent\b/i
const IDEMPOTENT =
  /(?:\b(?:this|the) (?:call|tool|operation|endpoint|request|method|function|action) is (?:fully )?|\b(?:it|this) is (?:fully )?|^\W{0,4})(idempotent)\b/i

/** Denied, or about another call: other arguments, a key that differs. */
const OTHERWISE =
  /\b(?:not|never|no|nothing|neither|nor|without|cannot|only|same (?:result|answer|id|ids|row|record|one)|existing|(?:with|for|in) (?:another|a new|other|more)|(?:another|new|next) (?:page|batch|chunk|set|results?)|ignored|refused|rejected|fails?|errors?|harmless|safe|instead|unless|different|differs?|key|keys|token|nonce|first (?:one|call|charge|result)|may|might|could|can|should|must|avoid)\b|n['’]t\b/i

/** What a text states plainly about a second call; undefined if it states nothing, or only under a condition. */
export const statedRepeat: (text: string) => StatedRepeat | undefined = remembered((text) => {
  if (!mayRepeat(text)) return undefined
  for (const sentence of sentencesOf(text.slice(0, 10_000))) {
    const found = repeatIn(sentence)
    if (found !== undefined) return found
  }
  return undefined
})

function repeatIn({ text, start }: Phrase): StatedRepeat | undefined {
  const said = (from: number, words: string, adds: boolean) => ({
    adds,
    words: { start: start + from, end: start + from + words.length },
  })
  for (const pattern of [NOT_IDEMPOTENT, UNCHECKED]) {
    const plain = pattern.exec(text)
    // the "if" of "does not check if" is in the words themselves
    if (plain !== null && !/\b(?:if|when|unless|without)\b/i.test(text.replace(plain[0], '')))
      return said(plain.index, plain[0], true)
  }
  const more = ONE_MORE.exec(text)
  if (more !== null && !OTHERWISE.test(text) && !TOLD_ANEW.test(text)) return said(0, text.trimEnd(), true)
  const idempotent = IDEMPOTENT.exec(text)
  if (idempotent !== null && !/\b(?:not|never|if|when|unless|with|only)\b/i.test(text))
    return said(idempotent.index + idempotent[0].length - 10, 'idempotent', false)
  for (const { 0: again, index } of text.matchAll(AGAIN)) {
    const clause = clauseFrom(text, index)
    if (OTHERWISE.test(clause) || OTHERWISE.test(text.slice(Math.max(0, index - 60), index))) continue
    if (doesMore(again, clause.slice(again.length))) return said(index, clause, true)
  }
  const tail = TAIL.exec(text) ?? EVEN.exec(text)
  return tail !== null && !OTHERWISE.test(text.slice(0, tail.index)) && addsIn(text) ? said(0, text.trimEnd(), true) : undefined
}

/** The clause from an offset to its end: a colon or a semicolon, not a comma. */
function clauseFrom(text: string, from: number): string {
  const end = text.slice(from).search(/[:;()\n]|[.!?]*\s*$/)
  return text.slice(from, end === -1 ? undefined : from + end)
}

/** True if a repeated call makes more: by a verb that adds up, or by saying what there is more of. */
function doesMore(again: string, rest: string): boolean {
  const words = clauseWords(rest)
  const verbs = words.slice(0, 6).map(({ word }) => ({ word, known: verbForm(word) }))
  const isEach = /^(?:each|every)\b/i.test(again)
  if (isEach && verbs[0]?.known?.form === 'third' && verbs[0].known.verb.adds) return true
  if (!MORE.test(rest)) return false
  // "a second pizza is delivered"
  if (words.some(({ word }, at) => /^(?:is|are)$/.test(word) && isDone(words[at + 1]?.word ?? ''))) return true
  return verbs.some(
    ({ word, known }) => LEAVES.test(word) || (known !== undefined && known.form !== 'gerund' && known.verb.effect !== 'reads'),
  )
}

/** A participle of something else than reading. */
function isDone(word: string): boolean {
  return /ed$/.test(word) && verbForm(word)?.verb.effect !== 'reads'
}

/** True for a sentence whose own verb adds up: it opens with one, or states in the passive that something is made. */
function addsIn(text: string): boolean {
  const opener = openersOf(text)[0]
  if (opener !== undefined && verbForm(opener.verb.toLowerCase())?.verb.adds === true) return true
  return [...text.matchAll(/\b(?:is|are|gets?|will be) ([a-z]+)\b/gi)].some(({ 1: word = '' }) => {
    const known = verbForm(word.toLowerCase())
    return known?.form === 'participle' && (known.verb.adds || /^\W{0,4}(?:a new|another)\b/i.test(text))
  })
}
