import type { TextEdit } from './document.ts'

/** The text with edits made. Edits may come in any order; of two that overlap, the later one begins where the earlier one ends. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = []
  let copied = 0
  for (const { span, text: replacement } of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    pieces.push(text.slice(copied, Math.max(copied, span.start)), replacement)
    copied = Math.max(copied, span.end)
  }
  return pieces.join('') + text.slice(copied)
}
