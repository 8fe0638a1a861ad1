import { resolve } from 'node:path'

const DEFAULT_LOCK = 'rightcall.lock.json'

/** Where the lockfile lies, unless it is named. */
export function lockPath(cwd: string): string {
  return resolve(cwd, DEFAULT_LOCK)
}
