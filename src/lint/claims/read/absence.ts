import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { sentenceAt, type Phrase } from '../../prose/text/sentences.ts'
import { ready } from '../../prose/text/ready.ts'

/** Words with which a text mentions a call that does not send a value: "leave it out", "without it", "unless you ask for more". */
export interface Absence {
  readonly words: Span
  readonly sentence: Phrase
  /** `empty`: left blank, which may be an empty text. */
  readonly how: 'absent' | 'empty'
}

const MOST_TEXT = 4000

const SENDS =
  '(?:say|ask|set|give|pass|send|name|specify|provide|choose|pick|tell|supply|fill|mention|state|want|need|include|add|put)'
const SENT =
  '(?:said|asked|set|given|passed|sent|named|specified|provided|chosen|picked|told|supplied|filled|mentioned|stated|included|present|there|defined)'
const IT = '(?:it|this|that|them|one|the (?:field|parameter|argument|value|key))'

const FORMS: readonly (readonly [Absence['how'], (text: string) => boolean, RegExp])[] = [
  ['absent', cue('without'), new RegExp(String.raw`\bwithout (?:(?:an?|the) )?(?:it|this|one|them|any)\b(?! being)`, 'gi')],
  [
    'absent',
    cue('nothing', 'none'),
    new RegExp(String.raw`\b(?:${SENDS}|${SENDS}ing|saying|giving|setting|putting) (?:nothing|none)\b(?! (?:but|else))`, 'gi'),
  ],
  ['absent', cue('silent', 'quiet'), /\b(?:stay|keep|remain)(?:ing)? (?:silent|quiet)\b/gi],
  [
    'absent',
    cue('leave', 'leaving', 'left'),
    new RegExp(String.raw`\b(?:leave|leaving|left) (?:${IT} {0,60})?(?:out|off|away|alone|unset|open)\b`, 'gi'),
  ],
  ['empty', cue('blank', 'empty'), new RegExp(String.raw`\b(?:leave|leaving|left) (?:${IT} {0,60})?(?:blank|empty)\b`, 'gi')],
  // the verb opens the clause: "drop it and …", "(omit for all)"
  [
    'absent',
    cue('omit', 'omitted', 'skip', 'skipped', 'drop', 'dropped'),
    new RegExp(
      String.raw`(?:^\s*|[.;:,(–—-] {0,2}|\n\s{0,8}|\b(?:you (?:can|may|could)|feel free to|free to|fine to|safe to|ok(?:ay)? to|may be|can be|simply|just|or|and|to) )(?:omit|omitted|skip|skipped|drop|dropped)(?: ${IT})?\b(?= {0,60}(?:altogether|entirely|completely|and\b|to\b|for\b|if\b|when\b|unless\b|[.,;:)]|$))`,
      'gi',
    ),
  ],
  [
    'absent',
    cue('don', 'not', 'didn', 'never', 'doesn'),
    new RegExp(
      String.raw`\b(?:if|when|should|where) (?:you|one|the (?:caller|model|user)) (?:don't|do not|did not|didn't|never|does not|doesn't) ${SENDS}\b`,
      'gi',
    ),
  ],
  [
    'absent',
    cue('omit', 'skip', 'drop', 'leave'),
    new RegExp(String.raw`\b(?:if|when) (?:you )?(?:omit|skip|drop|leave)\b(?: ${IT})?(?: {0,60}(?:out|off|away))?`, 'gi'),
  ],
  ['absent', cue('unless'), new RegExp(String.raw`\bunless (?:you|one|the (?:caller|model|user)) ${SENDS}s?\b`, 'gi')],
  [
    'absent',
    cue('unless'),
    new RegExp(
      String.raw`\bunless (?:(?:it|this) {0,60}(?:is |says )?)?(?:otherwise |explicitly )?(?:${SENT}|otherwise)\b`,
      'gi',
    ),
  ],
  [
    'absent',
    cue('if', 'when', 'where'),
    new RegExp(
      String.raw`\b(?:if|when|where) (?:${IT} {0,60}(?:is |are )?|nothing (?:is |was )?|none (?:is |was )?|no value (?:is |was )?)?(?:omitted|missing|absent|unset|unspecified|left (?:out|off)|(?:not|isn't|aren't) ${SENT})\b`,
      'gi',
    ),
  ],
  [
    'absent',
    cue('nothing', 'none', 'no'),
    new RegExp(String.raw`\b(?:if|when) (?:nothing|none|no (?:value|number|name|date|limit)) (?:is|was) ${SENT}\b`, 'gi'),
  ],
  [
    'absent',
    cue('not', 'nothing', 'missing', 'absent', 'omitted', 'left', 'no'),
    new RegExp(
      String.raw`(?:^\s*|[.;:(,–—-] {0,2}|\n\s{0,8})(?:not ${SENT}|nothing|missing|absent|omitted|left (?:out|off)|no value)(?= ?(?:means|[:=→,]|->))`,
      'gi',
    ),
  ],
]

/** Where a text mentions a call without the value, each with its sentence, in order. */
export const absencesIn: (text: string) => readonly Absence[] = remembered((text) => {
  if (text.length > MOST_TEXT) return []
  const found: Absence[] = []
  for (const [how, may, form] of FORMS) {
    for (const { 0: whole, index } of may(text) ? text.matchAll(ready(form)) : []) {
      // DROP and SKIP in capitals are words of SQL
      if (/[A-Z]{4}/.test(whole)) continue
      const start = index + (/^[\s.;:,(–—-]*/.exec(whole)?.[0].length ?? 0)
      found.push({ how, sentence: sentenceAt(text, start), words: { start, end: index + whole.trimEnd().length } })
    }
  }
  return found
    .sort((a, b) => a.words.start - b.words.start || b.words.end - a.words.end)
    .filter(({ words }, index, all) => all.slice(0, index).every((other) => other.words.end <= words.start))
})

/** What happens to a call that does not work. */
export const FAILS =
  /\b(?:fails?|failing|refused|rejected|rejects|refuses|errors?|denied|bounces?|bounced|not work|does nothing|thrown out|turned down|invalid|not (?:be )?(?:accepted|allowed|possible|run|go through|called)|(?:40|42)\d|ask (?:the user|back)|must|has to|required|mandatory)\b/i
