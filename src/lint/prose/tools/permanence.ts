import type { Span } from '../../../core/tool.ts'
import { cue } from '../text/cues.ts'
import { remembered } from '../text/memo.ts'
import { sentencesOf } from '../text/sentences.ts'
import { ready } from '../text/ready.ts'

const mayRecover = cue(
  ...'restore restored recover recovered undo undone back trash bin archive undelete undeleted reopen reopened'.split(' '),
)
const PERMANENT = /\b(?:permanent(?:ly)?|irreversibl[ey]|irrevocabl[ey]|for good|forever|hard[- _]delet(?:e|es|ed))\b/i
const OPENS_PERMANENT =
  /^\W{0,4}(?:this (?:tool|call) )?(?:permanently|irreversibly|irrevocably) (?:delet|remov|eras|destroy|wip|purg)(?:e|es|s)\b/i
/** "Editors can bring it back", "It can be restored for 30 days". */
const BACK =
  /\b(?:(?:it|they|this|these|(?:a|an|the|each|every|deleted|removed|archived|trashed) \w{1,20}(?: \w{1,20})?) (?:can|may)(?: still| always| later| easily)? be (?:restored|recovered|undone|undeleted|brought back|reopened|retrieved|unarchived)|can(?: still| always| later)? (?:restore|recover|undo|undelete|bring back|reopen|unarchive) (?:it|them|this|the \w{1,20})\b|can(?: still| always| later)? bring (?:it|them|the \w{1,20}) back)/i
const DENIES =
  /\b(?:not|never|no|nobody|neither|nor|without|cannot|only (?:if|before)|instead|before|unless|otherwise|use|drafts?|to keep)\b|n['’]t\b/i

/** About another tool: "To keep it use archive_page". */
const ELSEWHERE = /^\W{0,4}(?:to|use|call|for|if|unless)\b|\b(?:use|call|with|see|by) `?[a-z]+_/i

/** True for a label that states that its deletion is permanent: `hard_delete_page`, "Delete post permanently". */
export function isForGood(label: string): boolean {
  return PERMANENT.test(label) || /(?:^|[_\W])(?:purge|shred|obliterate|expunge)/i.test(label)
}

/** The words with which a text opens with a permanent deletion. */
export function opensForGood(text: string): Span | undefined {
  const found = OPENS_PERMANENT.exec(text.slice(0, 120))
  return found === null ? undefined : { start: found[0].length - found[0].trimStart().length, end: found[0].length }
}

/** The words with which a text states that what a call takes away can be brought back. */
export const statedReturn: (text: string) => Span | undefined = remembered((text) => {
  if (!mayRecover(text)) return undefined
  for (const sentence of sentencesOf(text.slice(0, 6000))) {
    const found = ready(BACK).exec(sentence.text)
    if (found === null || ELSEWHERE.test(sentence.text) || DENIES.test(clauseOf(sentence.text, found.index, found[0].length)))
      continue
    const start = sentence.start + found.index
    return { start, end: start + found[0].length }
  }
  return undefined
})

/** The clause around a match, from the comma before it to the end of the sentence. */
function clauseOf(text: string, from: number, length: number): string {
  const start = Math.max(...[...',;:'].map((sign) => text.lastIndexOf(sign, from))) + 1
  return text.slice(start, from + length + 120)
}
