import type { HiddenRun } from './hidden.ts'

/** A text without its hidden characters. */
export interface Revealed {
  readonly text: string
  /** False if a hidden character may have parted two words that are now one: a person must look. */
  readonly sure: boolean
}

/** What people see as a space, or models as the end of a line. */
const LIKE_A_SPACE = /[\u115F\u1160\u2800\u3164\uFFA0\u{1D159}\p{Cc}]/u
/** By their definition they are within words. */
const WITHIN_WORDS = /^[\u00AD\u034F\u200C\u200D\p{Variation_Selector}]+$/u
/** A word ends with its mark, too: "first.Second" is read as one. */
const WORD_END = /[\p{L}\p{N}\p{M}_.,;:!?)\]。，；：！？]$/u
const WORD_START = /^[\p{L}\p{N}\p{M}_]/u
const NO_SPACE_AT_END = /\S$/
const NO_SPACE_AT_START = /^\S/

/** Takes the runs out of a text; one between two words that looks like a space becomes one. */
export function revealed(text: string, runs: readonly HiddenRun[]): Revealed {
  let sure = true
  let clean = ''
  let from = 0
  for (const { words } of runs) {
    const run = text.slice(words.start, words.end)
    const before = text.slice(Math.max(from, words.start - 2), words.start)
    const after = text.slice(words.end, words.end + 2)
    clean += text.slice(from, words.start)
    if (LIKE_A_SPACE.test(run)) clean += NO_SPACE_AT_END.test(before) && NO_SPACE_AT_START.test(after) ? ' ' : ''
    else if (!WITHIN_WORDS.test(run) && WORD_END.test(before) && WORD_START.test(after)) sure = false
    from = words.end
  }
  return { text: clean + text.slice(from), sure }
}
