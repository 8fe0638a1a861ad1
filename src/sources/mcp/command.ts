import { UserError } from '../../core/user-error.ts'

/**
 * A command line as words, quoted as for a POSIX shell: '…' takes everything, "…" lets a backslash stand before " \ $ and `,
 * outside quotes a backslash takes the next character. On Windows, where paths are full of them, a backslash stands only
 * before a quotation mark. Nothing is expanded: no variables, no globs, no pipes.
 * @throws UserError on an unclosed quote or an empty line
 */
export function splitCommand(text: string, isWindows = process.platform === 'win32'): string[] {
  const words: string[] = []
  let word: string | undefined
  let quote: '"' | "'" | undefined
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    if (quote === undefined && /\s/.test(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else if (quote === undefined && (character === '"' || character === "'")) {
      quote = character
      word ??= ''
    } else if (character === quote) {
      quote = undefined
    } else if (character === '\\' && escapes(quote, text[at + 1], isWindows)) {
      at++
      word = `${word ?? ''}${text[at] ?? ''}`
    } else {
      word = `${word ?? ''}${character}`
    }
  }
  if (quote !== undefined) throw new UserError(`The command has an unclosed ${quote}: ${text}`)
  if (word !== undefined) words.push(word)
  if (words.length === 0) throw new UserError('The command is empty.', { hint: 'For example: --stdio "npx -y my-server ./data"' })
  return words
}

function escapes(quote: '"' | "'" | undefined, next: string | undefined, isWindows: boolean): boolean {
  if (quote === "'") return false
  if (isWindows) return next === '"'
  if (quote === '"') return next !== undefined && '"\\$`'.includes(next)
  return next !== undefined
}
