import type { Span } from '../../core/tool.ts'

/** A text in three parts, the middle one marked. */
export interface Excerpt {
  readonly before: string
  readonly marked: string
  readonly after: string
  /** Whether something was left out at an end. */
  readonly cut: { readonly start: boolean; readonly end: boolean }
}

/** A text up to this length is shown whole. */
const WHOLE = 420

const AROUND = 170

/** The words of a text with what stands around them; `isWhole` leaves nothing out. Without words, the beginning. */
export function excerptOf(text: string, words: Span | null, isWhole = text.length <= WHOLE): Excerpt {
  const { start, end } = words === null ? { start: 0, end: 0 } : { start: clamp(words.start, text), end: clamp(words.end, text) }
  const from = isWhole ? 0 : words === null ? 0 : wordStart(text, start - AROUND)
  const to = isWhole ? text.length : wordEnd(text, Math.max(end + AROUND, words === null ? WHOLE - 60 : 0))
  return {
    before: text.slice(from, start),
    marked: text.slice(start, end),
    after: text.slice(end, to),
    cut: { start: from > 0, end: to < text.length },
  }
}

function clamp(offset: number, text: string): number {
  return Math.max(0, Math.min(offset, text.length))
}

/** The next start of a word, if there is one near. */
function wordStart(text: string, offset: number): number {
  if (offset <= 0) return 0
  const space = text.slice(offset, offset + 30).search(/\s/)
  return space === -1 ? offset : offset + space + 1
}

function wordEnd(text: string, offset: number): number {
  if (offset >= text.length) return text.length
  const space = text.slice(offset, offset + 30).search(/\s/)
  return space === -1 ? offset : offset + space
}
