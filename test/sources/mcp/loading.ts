import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { UserError } from '../../../src/core/user-error.ts'
import { mcp } from '../../../src/sources/mcp.ts'
import { loadWith } from '../io.ts'
import { SERVER_BOUNDS, type Io, type ServerBounds, type Loaded } from '../../../src/sources/source.ts'

const FIXTURES = fileURLToPath(new URL('../../fixtures/servers/', import.meta.url))

export function io(bounds: Partial<ServerBounds> = {}, signal: AbortSignal = new AbortController().signal): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    signal,
    connect: false,
    bounds: { ...SERVER_BOUNDS, ...bounds },
    note: () => undefined,
  }
}

/** Loads a fixture server over stdio. */
export function loadFixture(name: string, { args = [], env = {}, ...options }: FixtureOptions = {}): Promise<Loaded> {
  const target = { kind: 'command', command: process.execPath, args: [`${FIXTURES}${name}.mjs`, ...args], env } as const
  return loadWith(mcp, target, io(options.bounds, options.signal))
}

interface FixtureOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly bounds?: Partial<ServerBounds>
  readonly signal?: AbortSignal
}

export function loadUrl(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  bounds: Partial<ServerBounds> = {},
): Promise<Loaded> {
  return loadWith(mcp, { kind: 'url', url, headers }, io(bounds))
}

/** The error that a user would see; fails the test when there is none. */
export async function userError(loading: Promise<Loaded>): Promise<UserError> {
  const error = await loading.then(
    () => new Error('it loaded'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof UserError) return error
  throw error
}

export function only<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined || items.length !== 1) throw new Error(`expected one item, got ${items.length}`)
  return item
}

/** An HTTP server on a free port of the loopback interface. */
export async function listen(handle: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const server: Server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A stateless server of the `initialize` era that lists one tool named after what it heard. */
export async function answerMcp(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  replyTo(text, response, name)
}

/** Answers one message that was POSTed; 405 where there is none. */
export function replyTo(text: string, response: ServerResponse, name = 'tool'): void {
  if (text === '') return void response.writeHead(405).end()
  const { id, method } = JSON.parse(text)
  if (id === undefined) return void response.writeHead(202).end()
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answerTo(method, name) }))
}

function answerTo(method: string, name: string): object {
  if (method === 'initialize')
    return { result: { protocolVersion: '2025-06-18', capabilities: {}, serverInfo: { name: 'plain-http' } } }
  if (method === 'tools/list') return { result: { tools: [{ name, inputSchema: { type: 'object' } }] } }
  return { error: { code: -32601, message: 'Method not found' } }
}
