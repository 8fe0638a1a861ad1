import { realpathSync, statSync, type BigIntStats } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { UserError } from '../core/user-error.ts'

/**
 * Refuses outputs that would destroy something: a file that is read, whatever its spelling, or another output. Paths are
 * absolute; inputs need not exist. @throws UserError
 */
export function checkOutputs(outputs: readonly string[], inputs: readonly string[], cwd: string): void {
  const shown = (path: string): string => relative(cwd, path) || '.'
  const read = new Map(inputs.map((path) => [identityOf(path), path]))
  const written = new Map<string, string>()
  for (const path of outputs) {
    if (statOf(path)?.isDirectory() === true) {
      throw new UserError(`--output names ${shown(path)}, which is a folder.`, { hint: 'Name a file: --output json:report.json' })
    }
    const identity = identityOf(path)
    if (identity === undefined) continue
    const input = read.get(identity)
    if (input !== undefined) {
      const says = input === path ? shown(path) : `${shown(path)}, which is the same file as ${shown(input)}`
      throw new UserError(`--output would overwrite a file that is read: ${says}.`, {
        hint: 'Write the report to another file. To leave a file out of a folder that is linted, add "!FILE".',
      })
    }
    const other = written.get(identity)
    if (other !== undefined) {
      throw new UserError(`--output names ${shown(path)} twice; the second report would overwrite the first.`, {
        hint: 'Give each report its own file.',
      })
    }
    written.set(identity, path)
  }
}

/** Equal for two paths of one file: links and hard links, too. Undefined for a pipe or a device, which keeps nothing. */
function identityOf(path: string): string | undefined {
  const found = statOf(path)
  if (found === undefined) return placeOf(path)
  return found.isFile() ? `${found.dev}:${found.ino}` : undefined
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true })
  } catch {
    return undefined
  }
}

/** The real place of a path that does not exist yet, below the folder that does. */
function placeOf(path: string): string {
  const folder = dirname(path)
  try {
    return realpathSync(path)
  } catch {
    return folder === path ? path : join(placeOf(folder), basename(path))
  }
}
