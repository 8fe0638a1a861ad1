import { participle } from '../../lexicon/inflect.ts'
import { verbForm, VERBS } from '../../lexicon/verbs.ts'
import type { Phrase } from '../text/sentences.ts'
import type { StatedEffect } from './effect.ts'
import { ready } from '../text/ready.ts'

/** What a call of a reading tool does to what it returns: read, fetched, previewed. */
const READ = [...VERBS.values()]
  .filter(({ effect }) => effect === 'reads')
  .map(({ verb }) => participle(verb))
  .concat('delivered', 'valid', 'checked', 'opened', 'called')
  .join('|')
/** Words that tie a passive to this call: "are removed from the queue once they are read". */
const TIED = new RegExp(
  String.raw`\b(?:on success|as a side effect|in the process|along the way|at the same time|in the same (?:step|call|request)|(?:by|with|on|after) (?:this|the|each|every) (?:call|read|request|lookup)|(?:after|once|when|as soon as) (?:(?:it|they|you|the \w{1,20}) )?(?:(?:is|are|has been|have been) )?(?:${READ})|(?:that|which) (?:is|are|were) (?:${READ})|right away|at once|from (?:then|now) on|thereafter|(?:if|when|once) (?:the |a |this )?(?:\w{1,20} ){0,2}(?:is|are) (?:successful|valid|correct|ok)|(?:if|when|once) (?:the |all |every |it |they )?(?:\w{1,20} )?(?:succeeds?|pass(?:es)?))\b`,
  'i',
)
const VALID = /^\W{0,4}(?:if so, )?(?:an? |the |each |every )?valid \w{1,20} (?:is|are|go|goes)\b/i
const PASSIVE =
  /\b(?:is|are|gets?|will be) (?:(?:also|then|automatically|immediately|permanently|silently|at once) ){0,2}([a-z]+)\b/gi
const LIVE =
  /\bcounts? as (?:used|spent|redeemed|read|seen|taken|claimed)\b|\b(?:go|goes) live\b|\btakes? effect\b|\b(?:is|are) live\b/gi
/** Denied, possible, of others, or of a state from before. */
const ELSEWHERE =
  /\b(?:not|never|no|neither|nor|nothing|none|cannot|instead of|rather than|may|might|can|could|should|must|would|who|whose|which|that|whether|until|unless|before|was|were|has|have|already|previously|by (?:an? |the )?(?:\w{1,20} )?(?:admins?|administrators?|users?|owners?|authors?|others?|members?|people|humans?|someone))\b|n['’]t\b/i

/** "hands out the oldest job and takes it off the queue" */
const TAKES =
  /\b(?:and|then) (?:also |then )?(?:takes?|pulls?) (?:it|them|the \w{1,20}) (?:off|out of|from) (?:the|its|their) \w+/i

/** A change that a sentence states about what the call works on: "are removed once they are read", "the records go live if they are valid". */
export function statedResult({ text, start }: Phrase): StatedEffect | undefined {
  const taken = TAKES.exec(text)
  if (taken !== null && !ready(ELSEWHERE).test(text.slice(0, taken.index))) {
    const verb = taken[0].replace(/^\w+ (?:also |then )?/, '')
    return { effect: 'changes', verb, words: spanOf(start + taken.index + taken[0].length - verb.length, verb) }
  }
  if ((!ready(TIED).test(text) && !ready(VALID).test(text)) || ready(ELSEWHERE).test(text.replace(TIED, ''))) return undefined
  for (const { 0: verb, index } of text.matchAll(LIVE)) return { effect: 'changes', verb, words: spanOf(start + index, verb) }
  for (const { 0: verb, 1: word = '', index } of text.matchAll(PASSIVE)) {
    const known = verbForm(word.toLowerCase())
    if (known?.form !== 'participle' || known.verb.effect === 'reads') continue
    if (!known.verb.isEvidence && known.verb.work !== 'trade') continue
    return { effect: known.verb.effect, verb, words: spanOf(start + index, verb) }
  }
  return undefined
}

function spanOf(start: number, words: string) {
  return { start, end: start + words.length }
}
