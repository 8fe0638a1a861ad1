import { cue } from '../../prose/text/cues.ts'
import type { StatementOf } from '../statement.ts'

const MOST_TEXT = 4000
const mayBeNull = cue('null', 'nullable')

/** "pass null to clear it", "`null` means none", "may be null", "or null". A "null" in double quotes is a word. */
const NULLABLE =
  /\b(?:[Pp]ass|[Ss]end|[Ss]et (?:it |this )?to|[Uu]se|[Gg]ive|[Pp]ut|[Ww]rite|[Ss]upply|[Aa]ccepts|[Tt]akes)(?: an? explicit)? `?null`?\b|(?<!["'])`?\bnull`? (?:to (?:clear|remove|unset|reset|delete|drop|detach|leave|keep|stop)|clears|removes|unsets|resets|deletes|drops|means|stands for|for (?:no|none|all|any|every|the)|is (?:allowed|fine|accepted|taken))\b|\b(?:may|can) (?:also )?be `?null`?\b|^\W{0,3}[Nn]ullable\b|\(nullable\)/g
const DENIED = /\b(?:not|never|no|cannot|don't|do not|instead of|rather than)\b[^.;,]{0,30}$/i

/** Whether a text says that null may be sent. */
export function readNullable(text: string): readonly StatementOf<'nullable'>[] {
  if (text.length > MOST_TEXT || !mayBeNull(text)) return []
  return [...text.matchAll(NULLABLE)]
    .filter(({ index }) => !DENIED.test(text.slice(Math.max(0, index - 40), index)))
    .map(({ 0: whole, index }) => ({
      kind: 'nullable',
      nullable: true,
      words: { start: index, end: index + whole.length },
      holds: 'always',
    }))
}
