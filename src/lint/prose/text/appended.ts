import { isEnglish } from './language.ts'

/** A text with one more sentence or remark, as an author would add it, for planting defects; undefined if rules for texts stay silent. */
export function appended(text: string, more: string): string | undefined {
  if (!isEnglish(text)) return undefined
  const before = text.trim()
  return /^[(\n]/.test(more) || before === '' || /[.!?:]$/.test(before) ? `${before} ${more}`.trimStart() : `${before}. ${more}`
}
