import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { sentencesOf } from '../text/sentences.ts'

const GONE =
  '(?:erased|deleted|removed|lost|dropped|discarded|destroyed|overwritten|wiped|purged|thrown away|thrown out|gone|emptied|taken away|cut|scrapped)'
const LOSES = '(?:los|delet|remov|eras|drop|discard|destroy|overwrit|wip|purg|scrapp|throw)'

const mayDeny = cue(
  ...'nothing no none not never without stays stay remains remain kept keeps keep survives survive intact untouched unchanged undone reversed reversible restored back again neither nobody'.split(
    ' ',
  ),
)
const DENIED: readonly RegExp[] = [
  // the subject denies it: "nothing on the claim is erased", "no entry is ever lost", "none of them gets lost"
  new RegExp(
    String.raw`\b(?:nothing|none|no \w+|neither)(?: [\w'’-]+){0,6}? (?:is|are|gets?|will be|goes?|has been)(?: ever| thereby| then| really| in any way)? ${GONE}\b`,
    'i',
  ),
  new RegExp(String.raw`\bwithout (?:ever )?${LOSES}\w*(?: (?:any|a|the|of|one|anything|what)\b|[,.;]|$)`, 'i'),
  new RegExp(
    String.raw`\b(?:loses?|deletes?|removes?|erases?|drops?|discards?|destroys?|throws? away) (?:nothing|none|no [a-z]+)\b`,
    'i',
  ),
  new RegExp(
    String.raw`(?:\b(?:do|does|will|can) not|\b(?:never|cannot)|n['’]t) (?:ever )?(?:erase|delete|lose|destroy|overwrite|wipe|purge|discard|touch|drop|throw away)s? (?:the|a|an|any|any of|it|them|what|its|their|anything)\b`,
    'i',
  ),
  new RegExp(String.raw`\b(?:is|are) (?:not|never) (?:itself |themselves )?${GONE}\b`, 'i'),
]
/** What is all there afterwards. */
const STAYS =
  /\b(?:everything|all|every|each|it|they|the|its|their|both|nothing but) ?(?:[\w'’-]+ ){0,6}?(?:(?:itself|themselves) )?(?:stays?|remains?|(?:is|are) (?:all )?kept|survives?|(?:is|are) left (?:intact|untouched|unchanged|alone|as (?:it|they) (?:is|are)))\b/i
const BACK = /\b(?:can be (?:undone|reversed|restored|taken back|put back|brought back|set again)|reversible)\b/i
/** Then something else is kept than what goes. */
const OTHERWISE =
  /\b(?:if|when|unless|until|only|except|for \d+|(?:last|newest|latest|first) \d*|nothing (?:of \w+ )?(?:stays?|remains?|is kept|survives?)|no \w+ (?:stays?|remains?|is kept|survives?)|logged out|unless)\b/i

/** True if a text states, without a condition, that what it changes loses nothing: "no entry is ever lost", "every word stays". */
export const deniesLoss: (text: string) => boolean = remembered((text) => {
  if (!mayDeny(text)) return false
  return sentencesOf(text.slice(0, 3000)).some((sentence) =>
    sentence.text
      .split(/[;:]| but /)
      .some(
        (clause) =>
          !OTHERWISE.test(clause) && (DENIED.some((pattern) => pattern.test(clause)) || STAYS.test(clause) || BACK.test(clause)),
      ),
  )
})
