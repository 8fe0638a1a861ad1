import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'
import { pathIn, type Revision } from '../sources/git.ts'
import type { RunSettings } from './run-settings.ts'

/**
 * Keeps a run under `--trust` away from answers that strangers may have written: its journal lies outside of the working tree, and no
 * cache is read or filled. Other runs stay as they are. @throws UserError for a folder inside
 */
export function trustedRun<Settings extends Pick<RunSettings, 'out' | 'cache' | 'trust'>>(
  settings: Settings,
  cwd: string,
): Settings {
  const { trust, out } = settings
  if (trust === undefined) return settings
  if (out === undefined) return { ...settings, cache: false, out: join(tmpdir(), `rightcall-${randomUUID()}`) }
  if (!isInTree(trust, resolve(cwd, out))) return { ...settings, cache: false }
  throw new UserError(`--out names ${out}, a folder in the working tree: under --trust, answers there do not count.`, {
    hint: 'Name a folder outside the working tree, such as $RUNNER_TEMP/answers.',
  })
}

/** Whether a path, absolute, leads into the working tree of a revision or is its top folder; links are followed. */
export function isInTree({ root }: Revision, path: string): boolean {
  return path === root || pathIn(root, path) !== undefined
}
