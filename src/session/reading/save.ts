import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { UserError } from '../../core/user-error.ts'
import { readingFileFrom, readingText, UNREAD, withRead } from '../../reading/file.ts'
import type { ReadingLine } from '../../reading/line.ts'
import { saveText } from '../../sources/write/save.ts'
import type { Context } from '../context.ts'
import { READING_NAME, readingPath, readingsAt } from './kept.ts'

/** Git joins the lines of two branches by itself. */
const MERGE = `${READING_NAME} merge=union`

/**
 * Writes what was read now into the file, in one step, and tells git how to merge it. `standing`: digests of tools that are as they were, whose
 * lines stay. Gives the uris of what it wrote. @throws UserError where it cannot, with the old file as it was
 */
export async function saveReadings(
  lines: readonly ReadingLine[],
  standing: ReadonlySet<string>,
  { config, io }: Pick<Context, 'config' | 'io'>,
): Promise<string[]> {
  if (lines.length === 0) return []
  const path = readingPath(config, io.cwd)
  const uriOf = (file: string) => relative(io.cwd, file) || file
  const before = readingsAt(path)
  const file = before === undefined ? UNREAD : readingFileFrom(before)
  const text = readingText(withRead(file, lines, standing))
  if (text !== before) await saveOver(path, uriOf(path), before, text)
  const attributes = join(dirname(path), '.gitattributes')
  const own = isInGit(dirname(path)) ? await withMerge(attributes) : undefined
  if (own !== undefined) await saveOver(attributes, uriOf(attributes), own.before, own.after)
  return [...(text === before ? [] : [uriOf(path)]), ...(own === undefined ? [] : [uriOf(attributes)])]
}

/** The text of the attributes with our line; undefined where they name the file already. */
async function withMerge(path: string) {
  const before = existsSync(path) ? await readFile(path, 'utf8') : undefined
  const lines = (before ?? '').split(/\r?\n/)
  if (lines.some((line) => line.startsWith(`${READING_NAME} `) && /\bmerge\b/.test(line))) return undefined
  const gap = before === undefined || before === '' || before.endsWith('\n') ? '' : '\n'
  return { before, after: `${before ?? ''}${gap}${MERGE}\n` }
}

async function saveOver(path: string, uri: string, before: string | undefined, after: string): Promise<void> {
  // an empty file says nothing, so whoever reads between the two steps reads what was there before: nothing
  if (before === undefined) await created(path, uri)
  await saveText(path, uri, before ?? '', after)
}

async function created(path: string, uri: string): Promise<void> {
  try {
    await writeFile(path, '', { flag: 'wx' })
  } catch (cause) {
    throw new UserError(`${uri} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

function isInGit(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true
  const above = dirname(folder)
  return above !== folder && isInGit(above)
}
