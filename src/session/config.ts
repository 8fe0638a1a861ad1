import { resolve } from 'node:path'
import { DEFAULTS, type Config } from '../config/config.ts'
import { findConfig } from '../config/find.ts'
import { readConfig } from '../config/read.ts'
import { UserError } from '../core/user-error.ts'
import { openDataFile } from '../sources/targets.ts'

/**
 * The configuration that governs a folder: the file named, or the nearest one upward, or the defaults. The signal ends the wait
 * for a file that is a pipe.
 * @throws UserError with the place of what is wrong
 */
export async function loadConfig(cwd: string, named?: string, signal?: AbortSignal): Promise<Config> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named)
  if (path === undefined) return DEFAULTS
  if (/\.[cm]?[jt]s$/.test(path))
    throw new UserError(`${named} is code; this version reads configuration as data (YAML, JSON) only.`)
  return readConfig(path, (file) => openDataFile(file, cwd, signal))
}
