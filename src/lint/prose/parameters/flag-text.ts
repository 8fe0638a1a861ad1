import type { Parameter } from '../../../schema/parameters.ts'
import { stem } from '../text/stem.ts'
import { contentWords, nameWords } from '../text/words.ts'

const EMPTY =
  'flag mode boolean bool option true false enable toggle switch whether if set use optional default output list view version response answer result format data info'
    .split(' ')
    .map(stem)

/** True for a flag without a text, or with one that adds nothing to the name: "Verbose mode", "Set to true for raw". */
export function addsNothing({ name, description = '' }: Parameter): boolean {
  const known = new Set([...nameWords(name), ...EMPTY])
  return contentWords(description).every((word) => known.has(word))
}
