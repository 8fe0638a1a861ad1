import { writeSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { JsonObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import { headerLine, journalLines, type JournalHeader } from './journal-lines.ts'
import { lock } from './lock.ts'
import { makeFolder, writable } from './writable.ts'

/** Append-only JSON lines. A line exists when it is on the disk; nothing ever changes it. */
export interface Journal {
  readonly path: string
  /** Of the run that began the journal. */
  readonly header: JournalHeader
  /** What earlier runs wrote, in order. */
  readonly lines: readonly JsonObject[]
  /** Lines that are no JSON: damaged from outside, left where they are. */
  readonly damaged: number
  /** Resolves once the line is flushed. Lines that wait together are flushed together. @throws UserError on a full disk */
  append(line: object): Promise<void>
  close(): Promise<void>
}

/**
 * Opens `<folder>/journal.jsonl` for this process alone, creating folder and file where they are missing. A last line
 * that a crash tore is cut off. @throws UserError where the folder cannot be written, the file is no journal, or another
 * run writes there; all before anything is spent
 */
export async function openJournal(folder: string, header: JournalHeader): Promise<Journal> {
  const path = join(folder, 'journal.jsonl')
  return writable(path, async () => {
    await makeFolder(folder)
    const unlock = await lock(`${path}.lock`)
    let file: FileHandle | undefined
    try {
      file = await open(path, 'a+')
      return await journalOn(path, file, header, unlock)
    } catch (error) {
      await file?.close()
      await unlock()
      throw error
    }
  })
}

async function journalOn(path: string, file: FileHandle, fresh: JournalHeader, unlock: () => Promise<void>): Promise<Journal> {
  // a device may have no end
  if (!(await file.stat()).isFile()) throw new UserError(`${path} is not a file.`, { hint: 'Use another --out.' })
  const bytes = await file.readFile()
  const { header, lines, damaged, whole } = journalLines(bytes, path)
  if (whole < bytes.length) await file.truncate(whole)
  // proves that there is room for more than a name, before anything is asked
  if (header === undefined) await file.appendFile(headerLine(fresh))
  await file.sync()
  const { append, flushed } = appender(path, file)
  return {
    path,
    header: header ?? fresh,
    lines,
    damaged,
    append: (line) => append(`${JSON.stringify(line)}\n`),
    close: async () => {
      await flushed()
      await file.close()
      await unlock()
    },
  }
}

/**
 * A line is written at once, so that the end of the process loses none, and flushed together with those that came meanwhile, so
 * that a failure of the machine loses none that `append` has acknowledged.
 */
function appender(path: string, file: FileHandle) {
  let waiting: { done: () => void; failed: (error: unknown) => void }[] = []
  let flushing: Promise<void> | undefined
  // after a failed write the end of the file is unknown: nothing more may be put behind it
  let broken: { readonly error: unknown } | undefined

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        if (broken !== undefined) throw broken.error
        await writable(path, () => file.datasync())
        for (const { done } of batch) done()
      } catch (error) {
        broken ??= { error }
        for (const { failed } of batch) failed(error)
      }
    }
    flushing = undefined
  }

  return {
    append: async (line: string): Promise<void> => {
      if (broken !== undefined) throw broken.error
      const written = writable(path, async () => writeWhole(file.fd, Buffer.from(line))).catch((error: unknown) => {
        broken ??= { error }
        throw error
      })
      const flushed = new Promise<void>((done, failed) => {
        waiting.push({ done, failed })
        flushing ??= flush()
      })
      await Promise.all([written, flushed])
    },
    flushed: async (): Promise<void> => flushing,
  }
}

function writeWhole(fd: number, bytes: Buffer): void {
  for (let start = 0; start < bytes.length;) start += writeSync(fd, bytes, start)
}
