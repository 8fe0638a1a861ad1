import type { Span } from '../../../core/tool.ts'
import { cue } from '../../prose/text/cues.ts'
import { remembered } from '../../prose/text/memo.ts'
import { ready } from '../../prose/text/ready.ts'

type Handle = 'id' | 'name' | 'e-mail address'

/** What a text states about how things of a kind are given: "Labels are given by id, not by their display name". */
export interface HandleGiven {
  /** In lower case: "labels". */
  readonly noun: string
  readonly given: Handle
  /** What the text rules out in the same sentence. */
  readonly not: Handle | undefined
  readonly words: Span
}

const MOST_TEXT = 20_000
const HANDLE = 'ids?|identifiers?|names?|e-?mails?'
const KIND = String.raw`(?:[a-z-]{2,12} )?(${HANDLE})`
const RULED_OUT = String.raw`(?:[^.;\n]{0,60}?\b(?:not|never|rather than|instead of|no) (?:by |as |a |an )?(?:the |their |its )?(?:[a-z-]{2,12} )?(${HANDLE}))?`
const GIVEN = new RegExp(
  String.raw`\b([a-z]{3,20}) (?:is|are|must be|have to be|has to be) (?:always |only )?(?:given|identified|referenced|specified|passed|addressed|named|written|referred to|selected) (?:by|as|with) (?:the |their |its |an? )?${KIND}\b${RULED_OUT}`,
  'gi',
)
const TAKES = new RegExp(
  String.raw`\b(?:takes?|expects?|needs?|wants?|uses?|accepts?|pass|give|send|supply|requires?)(?: the| only)? ([a-z]{3,20}) (${HANDLE})\b(?=[^.;\n]{0,60}?\b(?:not|never|rather than|instead of|no) )${RULED_OUT}`,
  'gi',
)
const mayGive = cue('id', 'ids', 'identifier', 'identifiers', 'name', 'names', 'email', 'emails', 'mail', 'mails')

/** By what the things are given that a tool acts on, as its text states. */
export const handlesGiven: (text: string) => readonly HandleGiven[] = remembered((text) => {
  if (text.length > MOST_TEXT || !mayGive(text)) return []
  return [GIVEN, TAKES].flatMap((pattern) =>
    [...text.matchAll(ready(pattern))].flatMap(({ 0: whole, 1: noun = '', 2: given = '', 3: not, index }) => {
      const out = not === undefined ? undefined : handle(not)
      if (out === handle(given)) return []
      return [{ noun: noun.toLowerCase(), given: handle(given), not: out, words: { start: index, end: index + whole.length } }]
    }),
  )
})

function handle(word: string): Handle {
  if (/mail/i.test(word)) return 'e-mail address'
  return /^name/i.test(word) ? 'name' : 'id'
}
