import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError } from '../core/user-error.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no folder can be made there',
  EACCES: 'permission is missing',
  EPERM: 'permission is missing',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would grow over the size limit of this system',
  EIO: 'the disk reports an error',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file stands where the folder should be',
  EISDIR: 'a folder stands where the file should be',
}

/** Does `work` on a journal. @throws UserError saying why a journal cannot be written there */
export async function writable<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const reason = REASONS[String(codeOf(error))]
    if (reason === undefined) throw error
    throw new UserError(`The journal ${path} cannot be written: ${reason}.`, {
      hint: 'Answers flushed so far are kept. Make room, or use another --out; the same --out goes on where it stopped.',
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
