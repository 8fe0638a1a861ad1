import type { Tool } from '../../../core/tool.ts'
import { isFiller } from '../../lexicon/filler.ts'
import { contentWords, nameWords } from '../text/words.ts'

const LONGEST = 200

/** True for a short description that adds no content word to the tool's name. */
export function isRestated({ name, description }: Tool): boolean {
  if (!description?.trim() || description.length > LONGEST) return false
  const said = contentWords(description)
  return said.length > 0 && said.every(knownIn(nameWords(name), said))
}

/** Whether a word of the description is in the name, also where one of the two writes it apart (`sub-task`, `subtask`). */
function knownIn(name: readonly string[], said: readonly string[]): (word: string, index: number) => boolean {
  const known = new Set([...name, ...name.map((word, index) => word + (name[index + 1] ?? ''))])
  // "add an existing story" states that it creates none; "update an existing story" states nothing
  const attaches = said[0] === 'add' || said[0] === 'link' || said[0] === 'attach'
  return (word, index) =>
    known.has(word) ||
    (isFiller(word) && !(attaches && word === 'exist')) ||
    known.has(word + (said[index + 1] ?? '')) ||
    known.has((said[index - 1] ?? '') + word)
}
