import { createTwoFilesPatch, diffWords } from 'diff'
import type { WordChange } from '../core/comparison.ts'

/** Unified, with three lines of context. */
export function patchOf(uri: string, before: string, after: string): string {
  const diff = createTwoFilesPatch(`a/${uri}`, `b/${uri}`, before, after, undefined, undefined, { context: 3 })
  // without the ruler that the library puts above
  return diff.replace(/^=+\n/, '')
}

/** More edits than this tell a person nothing, and take long to find. */
const MOST_EDITS = 1_000

/** What changed between two texts, word by word; nothing for texts that differ in white space alone. */
export function wordChanges(before: string, after: string): WordChange[] {
  const parts = diffWords(before, after, { maxEditLength: MOST_EDITS })
  const changes: WordChange[] =
    parts === undefined
      ? [
          { kind: 'removed', text: before },
          { kind: 'added', text: after },
        ]
      : parts.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }))
  return changes.some(({ kind }) => kind !== 'same') ? changes : []
}
