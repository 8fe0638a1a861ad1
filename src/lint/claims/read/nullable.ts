import { cue } from '../../prose/text/cues.ts'
import type { StatementOf } from '../statement.ts'
import { ready } from '../../prose/text/ready.ts'

const MOST_TEXT = 4000
const mayBeNull = cue('null', 'nullable', 'none')

/** "pass null to clear it", "`null` means none", "may be null", "or null". A "null" in double quotes is a word. */
const NULLABLE =
  /\b(?:[Pp]ass|[Ss]end|[Ss]et (?:it |this )?to|[Uu]se|[Gg]ive|[Pp]ut|[Ww]rite|[Ss]upply|[Aa]ccepts|[Tt]akes|[Hh]and(?: over| in)?|[Ww]ith|[Ee]nter|[Rr]eturn)(?: an? explicit)? `?(?:null|None)`?\b|(?<!["'])`?\bnull`? (?:to (?:clear|remove|unset|reset|delete|drop|detach|leave|keep|stop)|clears|removes|unsets|resets|deletes|drops|means|stands for|for (?:no|none|all|any|every|the)|(?:where|when|if|until) |is (?:allowed|fine|accepted|taken))\b|\b(?:[Mm]ay|[Cc]an) (?:also )?be `?null`?\b|^\W{0,3}[Nn]ullable\b|\(nullable\)/g
const DENIED = /\b(?:not|never|no|cannot|don't|do not|instead of|rather than)\b[^.;,]{0,30}$/i

/** "null is turned down", "must not be null". */
const REFUSED =
  /\bnull\b[^.;,\n]{0,12} (?:is|gets|will be|counts as) (?:turned down|refused|rejected|not (?:allowed|accepted|taken)|an error|invalid)|\b(?:[Mm]ust not|[Mm]ay not|[Cc]annot|[Cc]an't|[Nn]ever) be null\b|\b[Nn]ever (?:send|pass|set) null\b/g

/** Whether a text states that null may be sent, or that it may not. */
export function readNullable(text: string): readonly StatementOf<'nullable'>[] {
  if (text.length > MOST_TEXT || !mayBeNull(text)) return []
  const refused = [...text.matchAll(REFUSED)].map(({ 0: whole, index }) => stated(false, index, whole))
  const allowed = [...text.matchAll(ready(NULLABLE))]
    .filter(({ index }) => !DENIED.test(text.slice(Math.max(0, index - 40), index)))
    .map(({ 0: whole, index }) => stated(true, index, whole))
  return refused.length > 0 ? refused : allowed
}

function stated(nullable: boolean, start: number, words: string): StatementOf<'nullable'> {
  return { kind: 'nullable', nullable, words: { start, end: start + words.trimEnd().length }, holds: 'always' }
}
