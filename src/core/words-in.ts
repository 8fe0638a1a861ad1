import { offsetIn, readsAs } from './json-literal.ts'
import type { Span } from './tool.ts'

/**
 * The place of some words of a string within its literal in a source text, escapes counted as they are written; the whole
 * literal where it is not a double-quoted one that reads back as the string (YAML's other styles).
 */
export function wordsIn(text: string, literal: Span, string: string, words: Span): Span {
  const written = text.slice(literal.start, literal.end)
  if (!written.startsWith('"') || !readsAs(written, string)) return literal
  return { start: literal.start + offsetIn(written, words.start), end: literal.start + offsetIn(written, words.end) }
}
