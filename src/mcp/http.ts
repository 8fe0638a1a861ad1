import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { listenOnLoopback, loopbackHosts } from '../session/loopback/listen.ts'
import { strangerRefusal } from '../session/loopback/stranger.ts'
import type { Calls } from './calls.ts'
import { MOST_BYTES } from './most-bytes.ts'
import { httpAnswers } from './sdk.ts'

export interface HttpSettings {
  /** 0 takes a free one. */
  readonly port: number
  readonly version: string
  readonly calls: Calls
  readonly failed: (error: Error) => void
}

export interface ServedMcp {
  readonly url: string
  /** Takes no more requests, finishes the calls that are running, and ends. */
  close(): Promise<void>
}

const PATH = '/mcp'
const PATIENCE_MS = 4_000
const MOST_CONNECTIONS = 100

/** Serves MCP over Streamable HTTP on loopback, to nobody else. @throws UserError where the port is taken */
export async function startHttp({ port, version, calls, failed }: HttpSettings): Promise<ServedMcp> {
  const hosts: string[] = []
  const { answer, close } = httpAnswers({ version, calls, failed }, MOST_BYTES)
  const server = createServer((request, response) => {
    respond(request, response, hosts, answer).catch((error: unknown) => {
      // a client that left needs no answer, and is no fault
      if (!response.destroyed && error instanceof Error) failed(error)
      response.destroy()
    })
  })
  server.maxConnections = MOST_CONNECTIONS
  const taken = await listenOnLoopback(server, port)
  hosts.push(...loopbackHosts(taken))
  return {
    url: `http://127.0.0.1:${taken}${PATH}`,
    async close() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()))
      await Promise.race([calls.idle(), after(PATIENCE_MS)])
      // the answers of those calls are on their way out
      await Promise.race([ended, after(100)])
      await close()
      server.closeAllConnections()
      await ended
    },
  }
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  hosts: readonly string[],
  answer: (request: Request) => Promise<Response>,
): Promise<void> {
  const refused = strangerRefusal(request.headers, hosts)
  if (refused !== undefined) return refuse(response, 403, refused)
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
  if (url.pathname !== PATH) return refuse(response, 404, `The only address here is ${PATH}.`)
  const body = await bodyOf(request)
  if (body === undefined) return refuse(response, 413, `A request may have at most ${MOST_BYTES} bytes.`)
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const { method = 'GET' } = request
  const asked = new Request(url, {
    method,
    headers: headersOf(request),
    signal: gone.signal,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  })
  const { status, headers, body: said } = await answer(asked)
  response.writeHead(status, { ...Object.fromEntries(headers), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  if (said === null) response.end()
  else await pipeline(Readable.from(said), response)
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) for (const value of values) headers.append(name, value)
  return headers
}

/** The body; undefined for one that is too large, whose rest is not read. */
async function bodyOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return undefined
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    const buffer = Buffer.from(part)
    bytes += buffer.length
    if (bytes > MOST_BYTES) return undefined
    parts.push(buffer)
  }
  return Buffer.concat(parts)
}

/** As a JSON-RPC error, which clients show; what is left of the request is not read. */
function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close', 'x-content-type-options': 'nosniff' })
  response.end(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32_600, message } }))
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
