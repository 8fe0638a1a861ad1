import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where runs and the cache lie, below the working directory. */
export const OWN_FOLDER = '.rightcall'

/**
 * Makes `.rightcall` with a `.gitignore` that keeps all of it out of commits. One that is there stays as it is: who deleted its
 * `.gitignore` wants its files in git. Never fails: who writes into the folder says what is wrong with it.
 */
export async function makeOwnFolder(cwd: string): Promise<void> {
  const folder = join(cwd, OWN_FOLDER)
  try {
    await mkdir(folder)
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' })
  } catch {
    // there already, or cannot be made
  }
}
