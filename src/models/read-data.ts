import { readFile, stat } from 'node:fs/promises'
import type { ModelSettings } from '../core/model.ts'
import { UserError } from '../core/user-error.ts'

const MOST_BYTES = 512 * 2 ** 20

/**
 * A text file that a model's name points to; `textOf` may know its text in place of the disk.
 * @throws UserError saying which model and what is wrong with the file
 */
export async function readData(path: string, model: string, textOf?: ModelSettings['textOf']): Promise<string> {
  const known = await textOf?.(path)
  if (known !== undefined) return known
  try {
    const { size } = await stat(path)
    if (size > MOST_BYTES) throw new UserError(`${model}: the file is larger than ${MOST_BYTES / 2 ** 20} MiB.`)
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new UserError(`${model}: there is no such file.`, { cause: error })
    if (code === 'EISDIR') throw new UserError(`${model}: this is a folder, not a file.`, { cause: error })
    if (code === 'EACCES') throw new UserError(`${model}: permission to read the file was denied.`, { cause: error })
    throw error
  }
}
