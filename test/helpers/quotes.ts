import { oneLine, visible } from '../../src/core/text.ts'

/** A shorter beginning than this could stand anywhere. */
const LEAST = 20

/**
 * Whether a message quotes some words: in quotation marks, on one line, a long one by its beginning; a space by its name and
 * a character that nobody sees by its code point.
 */
export function quotes(message: string, words: string): boolean {
  if (words.trim() === '') return message.includes('a space')
  const [first = ''] = words
  if (visible(first) !== first && visible(words).replaceAll(/\\u\{\w+\}/g, '') === '') {
    return message.includes(`U+${first.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
  }
  const text = oneLine(visible(words))
  const marks = ['""', '``', "''", '“”']
  if (marks.some(([open, close]) => message.includes(`${open}${text}${close}`))) return true
  return [...message.matchAll(/"([^…]*)…"/g)].some(([, start = '']) => start.length >= LEAST && text.startsWith(start))
}
