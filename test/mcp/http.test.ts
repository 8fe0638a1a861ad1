import { request } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { startHttp, type ServedMcp } from '../../src/mcp/http.ts'
import { MOST_BYTES } from '../../src/mcp/most-bytes.ts'
import { ownCalls } from '../helpers/own-mcp.ts'

const CLEAN = JSON.stringify([CLEAN_TOOL])
const PING = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }
const LINT = { jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'lint_tools', arguments: { list: CLEAN } } }
const HELLO = {
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
}

let served: ServedMcp
let calls: ReturnType<typeof ownCalls>
const failures: string[] = []
beforeEach(async () => {
  failures.splice(0)
  calls = ownCalls()
  served = await startHttp({ port: 0, version: '1.2.3', calls, failed: ({ message }) => failures.push(message) })
})
afterEach(async () => {
  await served.close()
  expect(calls.broken).toEqual([])
})

interface Asked {
  readonly method?: string
  readonly headers?: object
  readonly path?: string
}

/** Unlike `fetch`, this sends any Host. */
function ask(body: string | Buffer, { method = 'POST', headers = {}, path = '/mcp' }: Asked = {}) {
  return new Promise<{ status: number; text: string; type: string }>((resolve, reject) => {
    const usual = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const sent = request(new URL(path, served.url), { method, headers: { ...usual, ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, type: response.headers['content-type'] ?? '' }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const asking = (message: object, how?: Asked) => ask(JSON.stringify(message), how)
/** The one message of an answer, which may come as an event. */
const messageOf = (text: string) => JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text)

describe('who may ask', () => {
  test.each<[string, object]>([
    ['a name that resolves to this machine', { host: 'attacker.example' }],
    ['a name with the right port', { host: 'attacker.example:7358' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['another site', { origin: 'https://attacker.example' }],
    ['another server of this machine', { origin: 'http://localhost:3000' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused, and nothing is run', async (_, headers) => {
    const { status, text } = await asking(LINT, { headers })
    expect(status).toBe(403)
    expect(JSON.parse(text)).toMatchObject({ jsonrpc: '2.0', id: null, error: { message: expect.any(String) } })
    expect(text).not.toContain('structuredContent')
  })

  test.each<[string, () => object]>([
    ['a program, which names no origin', () => ({})],
    ['a page of its own address', () => ({ origin: new URL(served.url).origin })],
    ['the address by its other name', () => ({ host: new URL(served.url).host.replace('127.0.0.1', 'localhost') })],
  ])('%s is answered', async (_, headers) => {
    const { status, text } = await asking(PING, { headers: headers() })
    expect(status).toBe(200)
    expect(messageOf(text).result.tools).toHaveLength(4)
  })

  test('a preflight of another site is not allowed', async () => {
    const headers = { origin: 'https://attacker.example', 'access-control-request-method': 'POST' }
    expect((await ask('', { method: 'OPTIONS', headers })).status).toBe(403)
  })
})

test('a handshake and a call, each by itself', async () => {
  expect(messageOf((await asking(HELLO)).text).result).toMatchObject({
    protocolVersion: '2025-06-18',
    serverInfo: { name: 'rightcall' },
  })
  expect(messageOf((await asking(LINT)).text).result.structuredContent.tools).toBe(1)
})

describe('what is no request', () => {
  test.each<[string, string, Asked, number]>([
    ['no JSON', 'nonsense', {}, 400],
    ['an empty body', '', {}, 400],
    ['another type', 'a=b', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['a type that a form can send', JSON.stringify(LINT), { headers: { 'content-type': 'text/plain' } }, 415],
    ['another path', JSON.stringify(PING), { path: '/' }, 404],
    ['a path that leads up', JSON.stringify(PING), { path: '/mcp/../../etc/passwd' }, 404],
    ['a GET', '', { method: 'GET' }, 405],
    ['a DELETE', '', { method: 'DELETE' }, 405],
    ['an answer that takes no JSON', JSON.stringify(PING), { headers: { accept: 'text/html' } }, 406],
    ['an unknown version', JSON.stringify(PING), { headers: { 'mcp-protocol-version': '1999-01-01' } }, 400],
  ])('%s', async (_, body, how, status) => {
    const answer = await ask(body, how)
    expect(answer.status).toBe(status)
    expect((await asking(PING)).status).toBe(200)
  })

  test('a body over the limit is refused, whether its length is told or not, and the next is answered', async () => {
    const large = Buffer.alloc(MOST_BYTES + 1, ' ')
    expect((await ask(large)).status).toBe(413)
    const chunked = await ask(large, { headers: { 'transfer-encoding': 'chunked' } }).catch(({ code }) => ({ status: code }))
    // the server may hang up while the client still sends
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(chunked.status)
    expect((await asking(PING)).status).toBe(200)
  })

  test('a client that leaves in the middle of its body does no harm', async () => {
    const { port, host } = new URL(served.url)
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`POST /mcp HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"json`)
    socket.destroy()
    expect((await asking(PING)).status).toBe(200)
    expect(failures).toEqual([])
  })
})

test('a port that is taken is told, with what to do', async () => {
  const port = Number(new URL(served.url).port)
  const again = startHttp({ port, version: '1', calls, failed: () => undefined })
  await expect(again).rejects.toMatchObject({
    message: `Port ${port} is in use.`,
    hint: 'Use another --port; 0 means any free port.',
  })
})

test('it listens on loopback alone', () => {
  expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/mcp$/)
})

test('a call that is running when it ends is answered, and a new client is not', async () => {
  const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const held = await startHttp({
    ...{ port: 0, version: '1.2.3', failed: () => undefined },
    calls: {
      async run(tool, given, signal) {
        begun.resolve()
        await go.promise
        return calls.run(tool, given, signal)
      },
      idle: () => go.promise.then(calls.idle),
    },
  })
  const to = { path: held.url }
  const answer = asking(LINT, to)
  await begun.promise
  const closed = held.close()
  await expect(asking(PING, to)).rejects.toThrow(/ECONNREFUSED/)
  go.resolve()
  expect(messageOf((await answer).text).result.structuredContent.tools).toBe(1)
  await closed
})

test.each(['2025-11-25', '2026-07-28'])('a call whose client of %s leaves is taken back', async (version) => {
  const [begun, back] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const watched = await startHttp({
    ...{ port: 0, version: '1.2.3', failed: () => undefined },
    calls: {
      run(_tool, _given, signal) {
        begun.resolve()
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            back.resolve()
            reject(new Error('taken back'))
          })
        })
      },
      idle: () => Promise.resolve(),
    },
  })
  const leaving = new AbortController()
  const isModern = version === '2026-07-28'
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': version,
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  const message = { ...LINT, params: { ...LINT.params, ...(isModern ? { _meta } : {}) } }
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': version,
    ...(isModern ? { 'mcp-method': 'tools/call', 'mcp-name': 'lint_tools' } : {}),
  }
  const sent = fetch(watched.url, { method: 'POST', headers, body: JSON.stringify(message), signal: leaving.signal })
  sent.catch(() => undefined)
  await begun.promise
  leaving.abort()
  await back.promise
  await watched.close()
})
