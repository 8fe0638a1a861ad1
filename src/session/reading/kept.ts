import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Config } from '../../config/config.ts'
import { count } from '../../core/text.ts'
import { UserError } from '../../core/user-error.ts'
import { readingFileFrom, UNREAD, withTrusted, type ReadingFile } from '../../reading/file.ts'
import type { Revision } from '../../sources/git.ts'
import type { Context } from '../context.ts'

/** What the file is called. */
export const READING_NAME = 'rightcall.reading.jsonl'

/** More than this is no work of ours, and would be read in every lint. */
const MOST_BYTES = 32 * 2 ** 20

/** Where the file lies, or would be written: in the folder of the configuration, or else in the working directory. */
export function readingPath({ files }: Config, cwd: string): string {
  // what it extends comes first
  const own = files.at(-1)
  return join(own === undefined ? cwd : dirname(own), READING_NAME)
}

/** The same as a uri, for whoever has texts by uri. */
export function readingUri({ config, io }: Pick<Context, 'config' | 'io'>): string {
  return relative(io.cwd, readingPath(config, io.cwd)).split(sep).join('/')
}

/** What texts of the file say; each is read once while it stays the same. Nothing where there is none. */
export function readingReader(): (text: string | undefined) => ReadingFile {
  let last: { readonly text: string; readonly file: ReadingFile } | undefined
  return (text) => {
    if (text === undefined) return UNREAD
    if (last?.text !== text) last = { text, file: readingFileFrom(text) }
    return last.file
  }
}

/** The text of a file of readings; undefined where there is none. @throws UserError for one that cannot be read */
export function readingsAt(path: string): string | undefined {
  try {
    const found = statSync(path)
    // a device or a pipe may have no end
    if (!found.isFile()) throw new UserError(`${path} is not a file, so it contains no readings.`)
    if (found.size > MOST_BYTES) throw new UserError(`${path} is larger than 32 MB, so it is not a file of readings.`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof UserError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new UserError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/**
 * What models read of a project's tools, with notes on lines that count for nothing. Under `trust`, lines about tools that did not change
 * are those of the revision: a stranger's lines can only be about a stranger's tools.
 * @throws UserError for a file that cannot be read
 */
export async function openReadings({ config, io }: Context, trust?: Revision): Promise<ReadingFile> {
  const path = readingPath(config, io.cwd)
  const text = readingsAt(path)
  const now = text === undefined ? UNREAD : readingFileFrom(text)
  for (const note of readingNotes(now)) io.note(note)
  if (trust === undefined) return now
  const before = (await trust.filesAt([path])).get(path)
  return before === undefined ? now : withTrusted(now, readingFileFrom(before.toString('utf8')))
}

/** What a person should know of a file, one line each. */
function readingNotes({ newer, broken }: ReadingFile): string[] {
  const left = (lines: number, which: string) => `${READING_NAME}: ${count(lines, 'line')} ${which}, left out.`
  return [
    ...(newer.length === 0 ? [] : [left(newer.length, 'of a later version of rightcall')]),
    ...(broken === 0 ? [] : [left(broken, 'that cannot be read')]),
  ]
}
