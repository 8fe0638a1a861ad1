import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { isConditional, isHedged, sentencesOf } from '../text/sentences.ts'

/** Two sentences of one text: nothing of a kind is done, and something of that kind is. */
export interface DeniedAndDone {
  readonly denied: Span
  readonly done: Span
}

/** What is done, in participles of one kind. */
const KINDS = [
  'written|stored|saved|recorded|logged|persisted|kept|posted|booked|entered|filed|added|inserted',
  'sent|mailed|e-?mailed|delivered|posted|forwarded|dispatched|notified|published',
  'deleted|removed|erased|discarded|dropped|purged|wiped|lost',
  'changed|modified|altered|updated|edited|overwritten|replaced|renamed|moved|touched|set|reset|marked',
  'created|made|opened|added|booked|registered|reserved|issued',
  'charged|billed|paid|transferred|debited|invoiced',
].map((kind) => ({
  nothing: new RegExp(
    String.raw`^\W{0,4}(?:nothing|no (?:data|entry|entries|record|records|message|messages|mail|file|files|object|row|rows)) (?:is|are|gets?|will be) (?:${kind})\b(?<place>(?: (?:to|in|into|from|on|at) (?:the |your |its |any )?[a-z-]+)?)(?=\s*(?:[.,;]|$|and\b))`,
    'i',
  ),
  does: new RegExp(
    String.raw`^\W{0,4}(?:the|this|that|its|each|every|an?|all) (?:[a-z-]+ ){1,4}?(?:is|are|gets?) (?:then |also |automatically )?(?:${kind})\b`,
    'i',
  ),
}))
const mayDeny = cue('nothing', 'no', 'anything', 'nobody')
/** Somewhere else, or in a case. */
const APART =
  /\b(?:not|never|no|nothing|nobody|none|neither|without|unless|until|if|when|may|might|can|could|should|would|was|were|has|have|had|already|only|except|but|which|that|who|elsewhere|temporar\w+|cache\w*|memory|session|log|logs|draft|preview|by (?:the|an?|another|other|its) (?!call|tool)\w+)\b|n['’]t\b/i

/** The two sentences by which a text denies what it states to be done: "Nothing is stored. … The balance is stored as the next opening". */
export const deniedAndDone: (text: string) => DeniedAndDone | undefined = remembered((text) => {
  if (!mayDeny(text)) return undefined
  const sentences = sentencesOf(text.slice(0, 3000))
  for (const denied of sentences) {
    if (isConditional(denied.text) || isHedged(denied.text)) continue
    for (const { nothing, does } of /[;:]/.test(denied.text) ? [] : KINDS) {
      const found = nothing.exec(denied.text)
      if (found === null) continue
      const done = sentences.find(
        (one) => one !== denied && does.test(one.text) && !APART.test(one.text) && isSamePlace(found, one.text),
      )
      if (done !== undefined) return { denied: inked(denied), done: inked(done) }
    }
  }
  return undefined
})

/** False if the one mentions a place that the other does not name: nothing goes to the disk, and something into memory. */
function isSamePlace(nothing: RegExpExecArray, done: string): boolean {
  const place = / ([a-z-]+)$/i.exec(nothing.groups?.['place'] ?? '')?.[1]
  const other = /\b(?:is|are|gets?) (?:\w+ )?\w+ (?:to|in|into|from|on|at) /i.test(done)
  return place === undefined || !other || done.toLowerCase().includes(place.toLowerCase())
}

/** A sentence without the blanks around it. */
function inked({ text, start }: { readonly text: string; readonly start: number }): Span {
  return { start: start + text.search(/\S/), end: start + text.trimEnd().length }
}
