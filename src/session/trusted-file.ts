import { join, relative, resolve, sep } from 'node:path'
import { UserError } from '../core/user-error.ts'
import { decoded } from '../sources/decode-text.ts'
import type { Revision } from '../sources/git.ts'
import { isBelow } from './trusted.ts'

/** A file as it stood in a revision. */
export interface TrustedFile {
  /** Relative to the working directory. */
  readonly uri: string
  readonly text: string
}

/** The first of some files that a revision holds; undefined where it holds none. Paths are absolute. @throws UserError for what is no text */
export async function trustedFile(revision: Revision, paths: readonly string[], cwd: string): Promise<TrustedFile | undefined> {
  const there = await revision.filesAt(paths)
  const path = paths.find((one) => there.has(one))
  const bytes = path === undefined ? undefined : there.get(path)
  if (path === undefined || bytes === undefined) return undefined
  const uri = relative(cwd, path).split(sep).join('/')
  return { uri, text: decoded(bytes, uri) }
}

/**
 * Reads the files that models are made of. Those of the working tree, which strangers may have written, are read as the revision has them;
 * what lies elsewhere is the user's own. @throws UserError for one that the revision does not hold
 */
export function trustedReader(revision: Revision, cwd: string): (path: string) => Promise<string | undefined> {
  return async (path) => {
    if (!isBelow(resolve(path), revision.root) && !isBelow(resolve(path), cwd)) return undefined
    // the folder of a run stands for its journal
    const file = await trustedFile(revision, [path, join(path, 'journal.jsonl')], cwd)
    if (file !== undefined) return file.text
    throw new UserError(`${relative(cwd, path)} is not in ${revision.name}, so its answers do not count.`, {
      hint: 'Under --trust, answers in the working tree must be in the revision; other answers must be outside the working tree.',
    })
  }
}
