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

/** Less than this share in common is another text, which is read as a whole. */
const LEAST_SHARED = 0.4

/** What changed between two texts, word by word; nothing for texts that differ in white space alone. */
export function wordChanges(before: string, after: string): WordChange[] {
  const parts = diffWords(before, after, { maxEditLength: MOST_EDITS })
  if (parts === undefined) return rewritten(before, after)
  const changes = parts.map(({ added, removed, value }): WordChange => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
  if (changes.every(({ kind }) => kind === 'same')) return []
  const whole = gathered(changes)
  const shared = whole.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0)
  return shared < LEAST_SHARED * Math.min(before.length, after.length) ? rewritten(before, after) : whole
}

function rewritten(before: string, after: string): WordChange[] {
  const both: WordChange[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return both.filter(({ text }) => text !== '')
}

/** A word or two between two changes are read as a part of them. */
function gathered(changes: readonly WordChange[]): WordChange[] {
  const whole: WordChange[] = []
  let [removed, added] = ['', '']
  const end = (): void => {
    whole.push(...rewritten(removed, added))
    removed = added = ''
  }
  for (const [at, { kind, text }] of changes.entries()) {
    const isBetween = kind === 'same' && at > 0 && at < changes.length - 1 && text.trim().split(/\s+/).length < 3
    if (kind === 'removed' || isBetween) removed += text
    if (kind === 'added' || isBetween) added += text
    if (kind !== 'same' || isBetween) continue
    end()
    whole.push({ kind, text })
  }
  end()
  return whole
}
