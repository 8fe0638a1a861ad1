import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'
import { rootOf } from './roots.ts'

/** Why a file is not read; undefined for one that is. */
export type Outside = (path: string) => UserError | undefined

/**
 * In a workspace that nobody trusts yet, what it names is read only below its folders: neither a link nor a path leads out. A path
 * that leads out by its words is not even looked for, for to look for one on another machine tells that machine who asks.
 */
export function notBelow(roots: () => readonly string[]): Outside {
  return (path) => {
    const root = rootOf(resolve(path), roots())
    if (root !== undefined && isReallyBelow(resolve(path), root)) return undefined
    return new UserError(`${path} is not in an open folder, so it is not read unless this workspace is trusted.`, {
      hint: 'Trust the workspace, or put the file into it.',
    })
  }
}

/** What is not there leads nowhere. */
function isReallyBelow(path: string, root: string): boolean {
  try {
    return rootOf(realpathSync(path), [realpathSync(root)]) !== undefined
  } catch {
    return true
  }
}
