import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { UserError } from '../core/user-error.ts'
import type { PlannedFile } from './plan.ts'

export interface WrittenFile extends PlannedFile {
  /** What is there already and stays as it is. */
  readonly kept: string | undefined
}

/** Writes the files that are not there yet. `save: false` only looks. @throws UserError where one cannot be written */
export function writeFiles(files: readonly PlannedFile[], root: string, { save }: { readonly save: boolean }): WrittenFile[] {
  return files.map((file) => {
    const there = [file.path, ...file.also].find((path) => existsSync(join(root, path)))
    if (there !== undefined) return { ...file, kept: there }
    return { ...file, kept: save && !create(root, file) ? file.path : undefined }
  })
}

/** False for a file that is there, whatever it is. */
function create(root: string, file: PlannedFile): boolean {
  const path = join(root, file.path)
  try {
    mkdirSync(dirname(path), { recursive: true })
    const folder = relative(realpathSync(root), realpathSync(dirname(path)))
    if (folder.startsWith('..') || isAbsolute(folder)) {
      throw new UserError(`${path} would be outside the project: its folder is a link.`, {
        hint: 'Replace the link with a folder.',
      })
    }
    writeFileSync(path, file.text, { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    if (error.code === 'EEXIST' && 'syscall' in error && error.syscall === 'open') return false
    throw new UserError(`${path} could not be written: ${error.message}.`, { cause: error })
  }
}
