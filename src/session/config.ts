import { relative, resolve, sep } from 'node:path'
import { DEFAULTS, type Config } from '../config/config.ts'
import { configPaths, findConfig } from '../config/find.ts'
import { readConfig, type Refuse } from '../config/read.ts'
import { UserError } from '../core/user-error.ts'
import { openData } from '../sources/data.ts'
import { decoded } from '../sources/decode-text.ts'
import { openDataFile } from '../sources/targets.ts'
import type { Revision } from '../sources/git.ts'

/**
 * The configuration that governs a folder: the file named, or the nearest one upward, or the defaults. The signal ends the wait
 * for a file that is a pipe; `looks` is told of every file before it is read.
 * @throws UserError with the place of what is wrong
 */
export async function loadConfig(
  cwd: string,
  named?: string,
  signal?: AbortSignal,
  looks?: (path: string) => void,
): Promise<Config> {
  const path = named === undefined ? findConfig(cwd) : resolve(cwd, named)
  if (path === undefined) return DEFAULTS
  if (/\.[cm]?[jt]s$/.test(path)) throw new UserError(`${named} is code; this version reads only configuration in YAML or JSON.`)
  return readConfig(path, (file) => {
    looks?.(file)
    return openDataFile(file, cwd, signal)
  })
}

/**
 * The same as it stood in a revision, with everything that it extends: what the working tree says does not count. The
 * defaults where the revision had none.
 * @throws UserError
 */
export async function configAt(revision: Revision, cwd: string, named?: string): Promise<Config> {
  const candidates = named === undefined ? configPaths(cwd) : [resolve(cwd, named)]
  const there = await revision.filesAt(candidates)
  const path = candidates.find((candidate) => there.has(candidate))
  if (path !== undefined) return readConfig(path, open)
  if (named === undefined) return DEFAULTS
  throw new UserError(`${named} is not in ${revision.name}, so this configuration cannot be trusted.`)

  async function open(file: string) {
    const uri = relative(cwd, file).split(sep).join('/')
    const bytes = (await revision.filesAt([file])).get(file)
    if (bytes === undefined) throw new UserError(`${uri} is not in ${revision.name}.`)
    return openData(uri, decoded(bytes, uri))
  }
}

/** The file of the configuration that governs a folder; undefined where the defaults do. */
export function governingFile(folder: string): string | undefined {
  return findConfig(folder)
}

/** The same configuration as `loadConfig` reads, where editors hold other texts of its files than the disk does. @throws UserError */
export function configOfTexts(
  path: string,
  cwd: string,
  textOf: (path: string) => string | undefined,
  refuse?: Refuse,
): Promise<Config> {
  const open = async (file: string) => {
    const text = textOf(file)
    return text === undefined ? openDataFile(file, cwd) : openData(relative(cwd, file).split(sep).join('/'), text)
  }
  return readConfig(path, open, refuse)
}
