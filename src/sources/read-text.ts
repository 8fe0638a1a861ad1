import { Buffer, isUtf8 } from 'node:buffer'
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { didYouMean } from '../core/did-you-mean.ts'
import { nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

/** Bytes of one file or of standard input. */
const LARGEST = 64 * 2 ** 20

/**
 * The text of a file. `uri` is what messages call it.
 *
 * @throws UserError for a file that is missing, a folder, not readable, larger than 64 MiB, or not UTF-8.
 */
export async function readText(path: string, uri: string): Promise<string> {
  const found = attempt(path, uri, () => statSync(path))
  if (found.isDirectory()) throw new UserError(`${uri} is a folder.`, { hint: 'Name a file in it.' })
  if (found.size > LARGEST) throw tooLarge(uri)
  // what is no regular file (a pipe, a device) does not know its size, or has no end
  if (!found.isFile()) return readStream(createReadStream(path), uri)
  // synchronous, because a small file would wait longer for the thread pool than for the disk
  return decoded(
    attempt(path, uri, () => readFileSync(path)),
    uri,
  )
}

/** The text of a stream, such as standard input, under the same bounds. @throws UserError */
export async function readStream(stream: AsyncIterable<Uint8Array | string>, uri: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > LARGEST) throw tooLarge(uri)
    chunks.push(bytes)
  }
  return decoded(Buffer.concat(chunks), uri)
}

function decoded(bytes: Buffer, uri: string): string {
  const head = bytes.subarray(0, 64)
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head.includes(0)) {
    throw new UserError(`${uri} is UTF-16 or binary, not UTF-8.`, {
      hint: 'Convert it: iconv -f UTF-16 -t UTF-8 (in PowerShell, write it with -Encoding utf8).',
    })
  }
  if (!isUtf8(bytes)) {
    throw new UserError(`${uri} is not valid UTF-8.`, {
      hint: 'Convert it from the encoding that it was written in, for example: iconv -f WINDOWS-1252 -t UTF-8.',
    })
  }
  return bytes.toString('utf8')
}

function tooLarge(uri: string): UserError {
  return new UserError(`${uri} is larger than ${LARGEST / 2 ** 20} MiB.`, {
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

function unreadable(path: string, uri: string, cause: unknown): UserError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EACCES' || code === 'EPERM') {
    return new UserError(`${uri} cannot be read: permission denied.`, { hint: 'Check its mode and its owner.', cause })
  }
  if (code !== 'ENOENT' && code !== 'ENOTDIR') {
    return new UserError(`${uri} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  const neighbours = neighboursOf(path)
  if (neighbours === undefined) return new UserError(`${uri} does not exist, nor does its folder.`, { cause })
  return new UserError(`${uri} does not exist.`, {
    hint: didYouMean(nearest(basename(path), neighbours), undefined, (near) => join(dirname(uri), near)),
    cause,
  })
}

function neighboursOf(path: string): string[] | undefined {
  try {
    return readdirSync(dirname(path))
  } catch {
    return undefined
  }
}
