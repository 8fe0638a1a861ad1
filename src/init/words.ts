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
