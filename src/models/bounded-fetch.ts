import { request as plain, type IncomingMessage } from 'node:http'
import { request as secure } from 'node:https'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Json } from '../core/json.ts'

const MOST_BYTES = 16 * 2 ** 20
const CONNECT_MS = 10_000

/** What answers that went well hold. */
const texts = new WeakMap<Response, Buffer>()

/**
 * `fetch` for provider clients: sends text, reads the whole answer, at most 16 MiB of it, and follows no redirect, since a key must
 * not travel to another address. It is made of plain requests, which take half the processor time of `fetch`: at a hundred
 * questions at a time that decides how many are answered. The body of an answer that went well is for `answerIn` alone.
 */
export async function boundedFetch(input: string | URL | globalThis.Request, init: RequestInit = {}): Promise<Response> {
  const { body = '', signal } = init
  if (typeof body !== 'string') throw new TypeError('a provider is sent text only')
  signal?.throwIfAborted()
  const message = await answered(new URL(input instanceof Request ? input.url : input), init, body)
  const { statusCode: status = 0, rawHeaders } = message.heard
  if (status < 200 || (status >= 300 && status < 400) || status > 599) throw new Error(`the answer has the status ${status}`)
  const bytes = unpacked(message.bytes, message.heard.headers['content-encoding'])
  const headers = Array.from({ length: rawHeaders.length / 2 }, (_, index): [string, string] => [
    rawHeaders[2 * index] ?? '',
    rawHeaders[2 * index + 1] ?? '',
  ])
  const isError = status >= 400
  const response = new Response(isError ? bytes.toString() : null, { status, headers })
  if (!isError) texts.set(response, bytes)
  return response
}

/** The data of an answer that `boundedFetch` gave. @throws SyntaxError where it is no JSON */
export function answerIn(response: Response): Json {
  const data: Json = JSON.parse(texts.get(response)?.toString() ?? '')
  return data
}

/** What clients tell of this machine and its Node is nobody's business. */
const TELLING = /^x-stainless-/i

function answered(url: URL, init: RequestInit, body: string): Promise<{ heard: IncomingMessage; bytes: Buffer }> {
  const headers: Record<string, string | number> = { 'content-length': Buffer.byteLength(body) }
  for (const [name, value] of new Headers(init.headers)) if (!TELLING.test(name)) headers[name] = value
  const send = url.protocol === 'https:' ? secure : plain
  return new Promise((resolve, reject) => {
    const sent = send(url, { method: init.method ?? 'GET', headers })
    const stop = (): void => void sent.destroy(asError(init.signal?.reason))
    const over = (): void => init.signal?.removeEventListener('abort', stop)
    const failed = (error: unknown): void => {
      over()
      reject(asError(error))
    }
    init.signal?.addEventListener('abort', stop, { once: true })
    sent.on('error', failed)
    sent.on('socket', (socket) => {
      if (!socket.connecting) return
      const late = Object.assign(new Error('no answer to the attempt to connect'), { code: 'ETIMEDOUT' })
      const timer = setTimeout(() => sent.destroy(late), CONNECT_MS)
      const there = (): void => clearTimeout(timer)
      socket.once('connect', there).once('close', there)
    })
    sent.on('response', (heard) => {
      const chunks: Buffer[] = []
      let size = 0
      heard.on('data', (chunk: Buffer) => {
        size += chunk.byteLength
        if (size <= MOST_BYTES) chunks.push(chunk)
        else sent.destroy(new Error(`the answer is larger than ${MOST_BYTES / 2 ** 20} MiB`))
      })
      heard.on('error', failed)
      heard.on('end', () => {
        over()
        resolve({ heard, bytes: Buffer.concat(chunks) })
      })
    })
    sent.end(body)
  })
}

/** Nobody was asked to pack an answer; some proxies do. A few packed bytes may become any number. */
function unpacked(bytes: Buffer, packing: string | undefined): Buffer {
  const bound = { maxOutputLength: MOST_BYTES }
  switch (packing?.toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return bytes
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(bytes, bound)
    case 'deflate':
      return inflateSync(bytes, bound)
    case 'br':
      return brotliDecompressSync(bytes, bound)
    default:
      throw new Error('the answer is packed in a way that nobody asked for')
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}
