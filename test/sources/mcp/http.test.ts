import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js'
import { createMcpHandler, fromJsonSchema, McpServer } from '@modelcontextprotocol/server'
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { answerMcp, listen, replyTo, loadUrl, only, userError } from './loading.ts'

const closing: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function serve(handle: RequestListener): Promise<string> {
  const { url, close } = await listen(handle)
  closing.push(close)
  return url
}

function legacyServer(): Server {
  const server = new Server({ name: 'legacy-http', version: '1.0.0' }, { capabilities: { tools: {} } })
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name: 'get_weather', inputSchema: { type: 'object' } }] }))
  return server
}

describe('a server behind a URL', () => {
  test('of the initialize era, with sessions, is listed and its session ended', async () => {
    const transports = new Map<string, StreamableHTTPServerTransport>()
    let ended = 0
    const url = await serve(async (request, response) => {
      const known = transports.get(String(request.headers['mcp-session-id']))
      if (request.method === 'DELETE') ended++
      if (known !== undefined) return known.handleRequest(request, response)
      const transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (id) => void transports.set(id, transport),
      })
      await legacyServer().connect(transport)
      await transport.handleRequest(request, response)
    })
    const { toolsets, problems } = await loadUrl(url)
    expect(problems).toEqual([])
    expect(only(toolsets)).toMatchObject({
      id: 'legacy-http',
      uri: 'mcp://legacy-http',
      server: { transport: 'http', protocolVersion: '2025-11-25', unstable: [] },
    })
    expect(only(toolsets).tools.map(({ name }) => name)).toEqual(['get_weather'])
    expect(ended).toBe(1)
  })

  test('of the stateless era is listed, a malformed tool included', async () => {
    const handler = createMcpHandler(() => {
      const server = new McpServer({ name: 'modern-http', version: '2.0.0' })
      server.registerTool('get_weather', { inputSchema: fromJsonSchema({ type: 'object' }) }, () => ({ content: [] }))
      return server
    })
    const url = await serve(async (request, response) => {
      const answer = await handler.fetch(await asFetched(request))
      const text = (await answer.text()).replace('"name":"get_weather"', '"name":"get_weather","description":42,"vendorKey":1')
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text)
    })
    const { toolsets, problems } = await loadUrl(url)
    expect(problems).toEqual([])
    expect(only(toolsets).server).toMatchObject({
      name: 'modern-http',
      transport: 'http',
      protocolVersion: '2026-07-28',
      unstable: [],
    })
    expect(only(toolsets).tools[0]?.raw).toMatchObject({ name: 'get_weather', description: 42, vendorKey: 1 })
  })

  test('that asks us something with an id that is none does no harm', async () => {
    const url = await serve(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      if (!body.includes('tools/list')) return replyTo(body, response)
      const question = { jsonrpc: '2.0', id: 1.5, method: 'ping' }
      const answer = { jsonrpc: '2.0', id: JSON.parse(body).id, result: { tools: [] } }
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.end(
        [question, { ...question, id: { a: 1 } }, answer].map((message) => `data: ${JSON.stringify(message)}\n\n`).join(''),
      )
    })
    expect(only((await loadUrl(url)).toolsets).tools).toEqual([])
  })

  test('of 2024, with server-sent events, is listed', async () => {
    const transports = new Map<string, SSEServerTransport>()
    const url = await serve(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
      if (pathname === '/messages')
        return transports.get(searchParams.get('sessionId') ?? '')?.handlePostMessage(request, response)
      if (request.method !== 'GET') return response.writeHead(405).end()
      const transport = new SSEServerTransport('/messages', response)
      transports.set(transport.sessionId, transport)
      await legacyServer().connect(transport)
    })
    const { toolsets } = await loadUrl(url)
    expect(only(toolsets).server).toMatchObject({ name: 'legacy-http', transport: 'sse', unstable: [] })
    expect(only(toolsets).tools).toHaveLength(1)
  })
})

describe('headers', () => {
  test('reach the server that the user named', async () => {
    const heard: (string | undefined)[] = []
    const url = await serve((request, response) => {
      heard.push(request.headers.authorization)
      return answerMcp(request, response, 'here')
    })
    await loadUrl(url, { Authorization: 'Bearer secret-token' })
    expect(new Set(heard)).toEqual(new Set(['Bearer secret-token']))
  })

  test('follow a redirect within the origin and stay behind at one to another', async () => {
    const heard: IncomingMessage['headers'][] = []
    const elsewhere = await serve((request, response) => {
      heard.push(request.headers)
      return answerMcp(request, response, 'elsewhere')
    })
    const url = await serve((request, response) => {
      if (request.url === '/mcp') return void response.writeHead(307, { location: '/mcp/' }).end()
      expect(request.headers).toMatchObject({ authorization: 'Bearer secret-token', 'x-api-key': 'secret-key' })
      response.writeHead(308, { location: elsewhere }).end()
    })
    const { toolsets } = await loadUrl(url, { Authorization: 'Bearer secret-token', 'X-Api-Key': 'secret-key' })
    expect(only(toolsets).tools.map(({ name }) => name)).toEqual(['elsewhere'])
    expect(heard.length).toBeGreaterThan(2)
    expect(JSON.stringify(heard)).not.toContain('secret')
  })

  test('that stayed behind explain a 401 at the other origin', async () => {
    const elsewhere = await serve((_, response) => void response.writeHead(401).end())
    const url = await serve((_, response) => void response.writeHead(307, { location: elsewhere }).end())
    const error = await userError(loadUrl(url, { Authorization: 'Bearer secret-token' }))
    expect(error.message).toContain('401')
    expect(error.hint).toContain(new URL(elsewhere).origin)
  })

  test('come from the user in a URL, which no message shows', async () => {
    const url = (
      await serve((request, response) => {
        response.writeHead(403).end(`bad user ${request.headers.authorization}`)
      })
    ).replace('://', '://me:p%40ss@')
    const error = await userError(loadUrl(url))
    expect(error.message).toContain('***:***@127.0.0.1')
    expect(`${error.message} ${error.hint}`).not.toMatch(/p%40ss|p@ss|bWU6cEBzcw/)
  })
})

function page(status: number, type: string, body: string): RequestListener {
  return (_, response: ServerResponse) => void response.writeHead(status, { 'content-type': type }).end(body)
}

const json = (body: string): RequestListener => page(200, 'application/json', body)

describe('an answer without an answer in it is an error at once, not after the time limit', () => {
  test.each<[string, RequestListener, string]>([
    ['an empty list', json('[]'), 'not a JSON-RPC answer to the request'],
    ['a list in a list', json('[[]]'), 'not JSON-RPC'],
    ['an object', json('{}'), 'not JSON-RPC'],
    ['a text', json('"x"'), 'not JSON-RPC'],
    ['null', json('null'), 'not JSON-RPC'],
    ['nothing, as JSON', json(''), 'not JSON-RPC'],
    ['an answer to another question', json('{"jsonrpc":"2.0","id":99,"result":{}}'), 'not a JSON-RPC answer to the request'],
    ['our id as a text', json('{"jsonrpc":"2.0","id":"1","result":{}}'), 'not a JSON-RPC answer to the request'],
    ['a message of its own', json('{"jsonrpc":"2.0","method":"notifications/message"}'), 'not a JSON-RPC answer to the request'],
    ['an error about no question', json('{"jsonrpc":"2.0","id":null,"error":{"code":-1,"message":"x"}}'), 'not JSON-RPC'],
    ['202', page(202, 'application/json', ''), 'not a JSON-RPC answer to the request'],
    ['204', (_, response) => void response.writeHead(204).end(), 'not with JSON'],
    ['an ended stream with an empty list', page(200, 'text/event-stream', 'data: []\n\n'), 'ended its answer'],
    [
      'an ended stream with an answer to another question',
      page(200, 'text/event-stream', 'data: {"jsonrpc":"2.0","id":99,"result":{}}\n\n'),
      'ended its answer',
    ],
  ])('%s', async (_, handle, says) => {
    // far beyond the time limit of a test
    const error = await userError(loadUrl(await serve(handle), {}, { startMs: 3_600_000, listMs: 3_600_000 }))
    expect(error.message).toContain(says)
  })

  test('where it comes after the handshake', async () => {
    const url = await serve(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      if (body.includes('tools/list')) return json('[]')(request, response)
      replyTo(body, response)
    })
    const error = await userError(loadUrl(url, {}, { listMs: 3_600_000 }))
    expect(error.message).toContain('not a JSON-RPC answer to the request')
  })

  test('but one that comes on the standing stream is heard', async () => {
    let standing: ServerResponse | undefined
    const early: string[] = []
    const url = await serve(async (request, response) => {
      if (request.method === 'GET') {
        standing = response.writeHead(200, { 'content-type': 'text/event-stream' })
        standing.flushHeaders()
        for (const text of early) standing.write(text)
        return
      }
      let body = ''
      for await (const chunk of request) body += String(chunk)
      if (!body.includes('tools/list')) return replyTo(body, response)
      const answer = { jsonrpc: '2.0', id: JSON.parse(body).id, result: { tools: [{ name: 'late', inputSchema: {} }] } }
      const event = `data: ${JSON.stringify(answer)}\n\n`
      response.writeHead(202).end()
      if (standing === undefined) early.push(event)
      else standing.write(event)
    })
    expect(only((await loadUrl(url)).toolsets).tools.map(({ name }) => name)).toEqual(['late'])
  })
})

describe('a URL that is no MCP server is an error that says what it answered and what to do', () => {
  test.each<[string, RequestListener, string, string]>([
    ['HTML', page(200, 'text/html; charset=utf-8', '<h1>Hello</h1>'), 'a web page', '/mcp'],
    ['no type', page(200, '', ''), 'not with JSON', '/mcp'],
    ['JSON that is no JSON-RPC', page(200, 'application/json', '{"hello":1}'), 'not JSON-RPC', ''],
    ['broken JSON', page(200, 'application/json', '{"hello"'), 'not JSON-RPC', ''],
    ['an empty stream', page(200, 'text/event-stream', ''), 'ended its answer', ''],
    ['401', page(401, 'text/plain', 'who?'), '401', '--header "Authorization: Bearer ${TOKEN}"'],
    ['403', page(403, 'text/plain', 'no'), '403', '--header'],
    ['404', page(404, 'text/html', '<h1>Not here</h1>'), '404', '/mcp'],
    ['500', page(500, 'text/plain', 'database\nis down'), '500: database is down', 'log'],
    [
      'a redirect to itself',
      (request, response) => void response.writeHead(302, { location: request.url }).end(),
      'in a circle',
      'curl',
    ],
    [
      'a redirect to a file',
      (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'not a web address',
      '',
    ],
    ['nothing, ever', () => undefined, 'did not answer', ''],
  ])('%s', async (_, handle, says, hint) => {
    const url = await serve(handle)
    const error = await userError(loadUrl(url, {}, { startMs: 1_500 }))
    expect(error.message).toContain(url)
    expect(error.message).toContain(says)
    expect(error.hint).toContain(hint)
    expect(error.message).not.toContain('<h1>')
  })

  test.each([['application/json'], ['text/event-stream']])('a body over the limit, as %s', async (type) => {
    const url = await serve(page(200, type, 'x'.repeat(300_000)))
    const error = await userError(loadUrl(url, {}, { bytes: 100_000 }))
    expect(error.message).toBe(`${url} sent more than 100000 bytes.`)
  })

  test('a port where nothing listens', async () => {
    const { url, close } = await listen(() => undefined)
    await close()
    const error = await userError(loadUrl(url))
    expect(error.message).toContain('nothing listens at this address')
  })

  test.each([['ftp://example.com/mcp'], ['not a url']])('%s', async (url) => {
    expect((await userError(loadUrl(url))).message).toContain('not the URL of an MCP server')
  })
})

async function asFetched(request: IncomingMessage): Promise<Request> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Request(`http://127.0.0.1${request.url}`, {
    method: request.method ?? 'GET',
    headers,
    ...(body === '' ? {} : { body }),
  })
}
