import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isObject, type Json, type JsonObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { lock } from './lock.ts'

/** Append-only JSON lines. A line exists when it is on the disk; nothing ever changes it. */
export interface Journal {
  readonly path: string
  /** The header, and what earlier runs wrote after it, in order. */
  readonly lines: readonly Json[]
  /** Lines that are no JSON: damaged from outside, left where they are. */
  readonly damaged: number
  /** Resolves once the line is flushed. Lines that wait together are flushed together. @throws UserError on a full disk */
  append(line: Json): Promise<void>
  close(): Promise<void>
}

/**
 * Opens `<folder>/journal.jsonl` for this process alone, creating folder and file with `header` as its first line. A last line that a crash tore is cut
 * off. @throws UserError where the folder cannot be written, before anything is spent, or another run writes there
 */
export async function openJournal(folder: string, header: JsonObject): Promise<Journal> {
  const path = join(folder, 'journal.jsonl')
  return writable(path, async () => {
    await makeFolder(dirname(path))
    const unlock = await lock(`${path}.lock`)
    try {
      const file = await open(path, 'a+')
      return await journalOn(path, file, header, unlock)
    } catch (error) {
      await unlock()
      throw error
    }
  })
}

async function journalOn(path: string, file: FileHandle, header: JsonObject, unlock: () => Promise<void>): Promise<Journal> {
  const text = await file.readFile('utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole))
  const { lines, damaged } = parseLines(whole)
  // proves that there is room for more than a name, before anything is asked
  if (lines.length === 0) {
    await file.appendFile(`${JSON.stringify(header)}\n`)
    lines.push(header)
  }
  await file.sync()

  let waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = []
  let flushing: Promise<void> | undefined
  // after a failed write the end of the file is unknown: nothing more may be put behind it
  let broken: { readonly error: unknown } | undefined

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        if (broken !== undefined) throw broken.error
        await writable(path, async () => {
          await file.appendFile(batch.map(({ line }) => line).join(''))
          await file.datasync()
        })
        for (const { done } of batch) done()
      } catch (error) {
        broken ??= { error }
        for (const { failed } of batch) failed(error)
      }
    }
    flushing = undefined
  }

  return {
    path,
    lines,
    damaged,
    append: (line) =>
      new Promise((done, failed) => {
        waiting.push({ line: `${JSON.stringify(line)}\n`, done, failed })
        flushing ??= flush()
      }),
    close: async () => {
      await flushing
      await file.close()
      await unlock()
    },
  }
}

/** The JSON values of a journal's text; a torn last line and damaged ones are left out. */
export function parseLines(text: string): { lines: Json[]; damaged: number } {
  const lines: Json[] = []
  let damaged = 0
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue
    try {
      const value: Json = JSON.parse(line)
      if (isObject(value)) lines.push(value)
      else damaged++
    } catch {
      damaged++
    }
  }
  return { lines, damaged }
}

/** Not `recursive: true`: that never returns where the file system refuses a folder with ENOENT, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await mkdir(path)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no folder can be made there',
  EACCES: 'permission is missing',
  EPERM: 'permission is missing',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file stands where the folder should be',
  EISDIR: 'a folder stands where the file should be',
}

async function writable<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = REASONS[code]
    if (reason === undefined) throw error
    throw new UserError(`The journal ${path} cannot be written: ${reason}.`, {
      hint: 'Answers flushed so far are kept. Make room, or use another --out; the same --out goes on where it stopped.',
      cause: error,
    })
  }
}
