import { UserError } from '../core/user-error.ts'
import { splitCommand } from '../sources/mcp/command.ts'

/** A command line of a file as words; none for one that only a shell understands. */
export function wordsOf(line: string): string[] {
  try {
    return splitCommand(line.trim())
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}

/** A word as a POSIX shell takes it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
