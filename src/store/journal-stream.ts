import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { JsonObject } from '../core/json.ts'
import { emptyJournal, headerFrom, objectIn, type JournalHeader } from './journal-lines.ts'

/** What a journal is, apart from its lines. */
export interface StreamedJournal {
  /** Undefined for a file without any whole line. */
  readonly header: JournalHeader | undefined
  /** SHA-256 of all its bytes. */
  readonly digest: string
}

interface JournalReading {
  /** As the user knows it. */
  readonly path: string
  readonly hint: string
  /** Whether a line is to be parsed, by its bytes; left out: all of them. */
  readonly wanted?: ((line: Buffer) => boolean) | undefined
}

const NEWLINE = 10
const AT_ONCE = 2 ** 20

/**
 * Reads a journal of whatever size in one pass, one line in memory at a time, and gives each line after the header to `take`. Torn and
 * damaged lines are left out. @throws UserError for a file that is no journal of ours; else what the file system throws
 */
export async function streamJournal(
  file: string,
  { path, hint, wanted = () => true }: JournalReading,
  take: (line: JsonObject) => void,
): Promise<StreamedJournal> {
  const hash = createHash('sha256')
  let header: JournalHeader | undefined
  let begun: Buffer[] = []
  const whole = (bytes: Buffer): void => {
    if (bytes.length === 0) return
    if (header !== undefined && !wanted(bytes)) return
    const line = objectIn(bytes)
    if (header === undefined) header = headerFrom(line, path, hint)
    else if (line !== undefined) take(line)
  }
  const chunks: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: AT_ONCE })
  for await (const chunk of chunks) {
    hash.update(chunk)
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const rest = chunk.subarray(start, end)
      whole(begun.length === 0 ? rest : Buffer.concat([...begun, rest]))
      begun = []
      start = end + 1
    }
    if (start < chunk.length) begun.push(chunk.subarray(start))
  }
  if (header === undefined) emptyJournal(Buffer.concat(begun.slice(0, 1)), path, hint)
  return { header, digest: hash.digest('hex') }
}
