import { Buffer } from 'node:buffer'
import { readFileSync, statSync, type Stats } from 'node:fs'
import { UserError } from '../core/user-error.ts'
import { decoded } from './decode-text.ts'
import { unreadable } from './unreadable.ts'

/** Most bytes of one file or of standard input. */
export const LARGEST_TEXT = 64 * 2 ** 20

/**
 * The text of a file or of a named pipe. `uri` is what messages call it; the signal ends the wait for a pipe.
 *
 * @throws UserError for a file that is missing, a folder, a device, not readable, larger than 64 MiB, or no text.
 */
export async function readText(path: string, uri: string, signal?: AbortSignal): Promise<string> {
  if (attempt(path, uri, () => statSync(path)).isFIFO()) {
    // sockets take milliseconds to load, and few files are pipes
    const { openPipe } = await import('./open-pipe.ts')
    const pipe = attempt(path, uri, () => openPipe(path))
    return readStream(pipe, uri, signal).finally(() => pipe.destroy())
  }
  // a small file would wait longer for the thread pool than for the disk
  return readTextSync(path, uri)
}

/** The text of a file, at once. @throws UserError as `readText`, and for a pipe */
export function readTextSync(path: string, uri: string): string {
  const found = attempt(path, uri, () => statSync(path))
  if (!found.isFile()) throw noFile(found, uri)
  if (found.size > LARGEST_TEXT) throw tooLarge(uri)
  return decoded(
    attempt(path, uri, () => readFileSync(path)),
    uri,
  )
}

/** The text of a stream, such as standard input, under the same bounds. @throws UserError */
export async function readStream(stream: AsyncIterable<Uint8Array | string>, uri: string, signal?: AbortSignal): Promise<string> {
  const bytes = collected(stream, uri).catch((error: unknown) => {
    // standard input may be a folder, or a terminal that went away
    const isSystems = error instanceof Error && 'syscall' in error
    throw isSystems ? new UserError(`${uri} cannot be read: ${error.message}`, { cause: error }) : error
  })
  if (signal === undefined) return decoded(await bytes, uri)
  const interrupted = Promise.withResolvers<never>()
  const stop = (): void => interrupted.reject(new UserError(`${uri} was not read completely: interrupted.`))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return decoded(await Promise.race([bytes, interrupted.promise]), uri)
  } finally {
    signal.removeEventListener('abort', stop)
    // nobody hears of an abandoned wait
    bytes.catch(() => undefined)
  }
}

async function collected(stream: AsyncIterable<Uint8Array | string>, uri: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > LARGEST_TEXT) throw tooLarge(uri)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function noFile(found: Stats, uri: string): UserError {
  if (found.isDirectory()) return new UserError(`${uri} is a folder.`, { hint: 'Name a file in it.' })
  const kind = found.isSocket() ? 'a socket' : found.isCharacterDevice() ? 'a terminal or another device' : 'a device'
  return new UserError(`${uri} is ${kind}, not a file.`, { hint: 'Name a file or a pipe; - reads standard input.' })
}

function tooLarge(uri: string): UserError {
  return new UserError(`${uri} is larger than ${LARGEST_TEXT / 2 ** 20} MiB.`, {
    hint: 'No tool list is that large; check that this is the right file, or split it.',
  })
}

function attempt<Result>(path: string, uri: string, read: () => Result): Result {
  try {
    return read()
  } catch (cause) {
    throw unreadable(path, uri, cause)
  }
}
