import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError } from '../core/user-error.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the folder cannot be created',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would grow over the size limit of this system',
  EIO: 'the disk reports an error',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file in the place of the folder',
  EISDIR: 'there is a folder in the place of the file',
}

/** Does `work` on a journal. @throws UserError saying why a journal cannot be written there */
export async function writable<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const reason = REASONS[String(codeOf(error))]
    if (reason === undefined) throw error
    throw new UserError(`The journal ${path} cannot be written: ${reason}.`, {
      hint: 'The answers so far are kept. Make room, or use another --out; with the same --out, the run continues where it stopped.',
      cause: error,
    })
  }
}

/** Not `recursive: true`: that never returns where the file system refuses a folder with ENOENT, as /proc does. */
export async function makeFolder(path: string): Promise<void> {
  if (await madeOrThere(path)) return
  await makeFolder(dirname(path))
  if (!(await madeOrThere(path))) await mkdir(path)
}

/** False where the parent is missing. */
async function madeOrThere(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return true
    if (codeOf(error) === 'ENOENT' && dirname(path) !== path) return false
    throw error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
