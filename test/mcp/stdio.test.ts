import { Buffer } from 'node:buffer'
import { describe, expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { MOST_BYTES } from '../../src/mcp/most-bytes.ts'
import { OWN_TOOLS } from '../../src/mcp/own-tools.ts'
import { lineClient, ownCalls } from '../helpers/own-mcp.ts'

const CLEAN = JSON.stringify([CLEAN_TOOL])
const MODERN = {
  _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  },
}

describe('versions of the protocol', () => {
  test.each(['2024-10-07', '2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25'])('%s is spoken', async (version) => {
    const client = lineClient()
    const { result } = await client.hello(version)
    expect(result).toMatchObject({
      protocolVersion: version,
      serverInfo: { name: 'rightcall', version: '1.2.3' },
      capabilities: { tools: {} },
    })
    expect((await client.ask('tools/list')).result.tools).toHaveLength(OWN_TOOLS.length)
  })

  test.each(['1999-01-01', '2030-01-01', 'latest', ''])(
    'for "%s" the newest that begins with initialize is offered',
    async (version) => {
      expect((await lineClient().hello(version)).result.protocolVersion).toBe('2025-11-25')
    },
  )

  test('2026-07-28 needs no handshake, and the list may be kept', async () => {
    const client = lineClient()
    const { result } = await client.ask('server/discover', MODERN)
    expect(result.supportedVersions).toContain('2026-07-28')
    expect((await client.ask('tools/list', MODERN)).result).toMatchObject({ ttlMs: 3_600_000, cacheScope: 'public' })
    const called = await client.ask('tools/call', { ...MODERN, name: 'lint_tools', arguments: { list: CLEAN } })
    expect(called.result).toMatchObject({ structuredContent: { tools: 1 } })
  })

  test('a revision that is unknown in 2026 is refused with those that are known', async () => {
    const _meta = { ...MODERN._meta, 'io.modelcontextprotocol/protocolVersion': '2031-01-01' }
    const { error } = await lineClient().ask('server/discover', { _meta })
    expect(error).toMatchObject({ code: -32022, data: { supported: ['2026-07-28'] } })
  })

  test('the list is the same each time, on one page', async () => {
    const client = lineClient()
    await client.hello()
    const first = (await client.ask('tools/list')).result
    expect((await client.ask('tools/list')).result).toEqual(first)
    expect(first.nextCursor).toBeUndefined()
    expect((await client.ask('tools/list', { cursor: 'x' })).error).toMatchObject({ code: -32602 })
  })
})

describe('messages that are none', () => {
  test.each<[string, string, number, string | number | null]>([
    ['no JSON', 'nonsense', -32700, null],
    ['half a message', '{"jsonrpc": "2.0", "id": 1,', -32700, null],
    ['a batch', '[{"jsonrpc":"2.0","id":1,"method":"ping"}]', -32600, null],
    ['a number', '7', -32600, null],
    ['null', 'null', -32600, null],
    ['an object of something else', '{"level": "info"}', -32600, null],
    ['another version of JSON-RPC', '{"jsonrpc":"1.0","id":5,"method":"ping"}', -32600, 5],
    ['a method that is no text', '{"jsonrpc":"2.0","id":"a","method":7}', -32600, 'a'],
    ['parameters that are no object', '{"jsonrpc":"2.0","id":6,"method":"tools/call","params":"x"}', -32600, 6],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"ping"}', -32600, null],
    ['brackets without an end', '['.repeat(100_000), -32700, null],
    ['brackets that end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, -32600, null],
    ['bytes that are no UTF-8', '\ud800\u0000', -32700, null],
  ])('%s: an error, and the next message is answered', async (_, line, code, id) => {
    const client = lineClient()
    await client.hello()
    client.write(`${line}\n\n  \r\n`)
    expect((await client.answerTo(id)).error.code).toBe(code)
    expect((await client.ask('ping')).result).toEqual({})
    expect(client.heard).toEqual([])
  })

  test('one that is too large is refused, and the next is answered', async () => {
    const client = lineClient()
    await client.hello()
    const part = Buffer.alloc(2 ** 20, 'x')
    for (let sent = 0; sent <= MOST_BYTES; sent += part.length) client.write(part)
    client.write('\n')
    expect((await client.answerTo(null)).error.message).toBe('A message may have at most 16777216 bytes.')
    expect((await client.ask('ping')).result).toEqual({})
  })

  test('what comes a byte at a time is read, CRLF and characters of four bytes included', async () => {
    const client = lineClient()
    await client.hello()
    const ping = JSON.stringify({ jsonrpc: '2.0', id: 'Größe 🐎', method: 'ping' })
    for (const byte of Buffer.from(`${ping}\r\n`)) client.write(Buffer.from([byte]))
    expect((await client.answerTo('Größe 🐎')).result).toEqual({})
  })

  test.each<[string, string, object, number]>([
    ['an unknown method', 'resources/list', {}, -32601],
    ['an unknown tool', 'tools/call', { name: 'delete_all', arguments: {} }, -32602],
    ['a tool without a name', 'tools/call', { arguments: {} }, -32602],
    ['a tool whose name every object has', 'tools/call', { name: 'constructor' }, -32602],
  ])('%s is an error of the protocol', async (_, method, params, code) => {
    const client = lineClient()
    await client.hello()
    expect((await client.ask(method, params)).error.code).toBe(code)
  })

  test('wrong arguments are an error that the model is told', async () => {
    const client = lineClient()
    await client.hello()
    const result = await client.call('lint_tools', { tools: CLEAN })
    expect(result).toMatchObject({
      isError: true,
      content: [{ type: 'text', text: expect.stringContaining('no parameter "tools"') }],
    })
    expect(result.structuredContent).toBeUndefined()
  })

  test('before any handshake a question is answered or refused, and the handshake still works', async () => {
    const client = lineClient()
    const early = await client.ask('tools/list')
    expect(early.error ?? early.result.tools).toBeDefined()
    expect((await client.hello()).result.protocolVersion).toBe('2025-11-25')
  })
})

describe('a call', () => {
  test('that is taken back at once is neither answered nor run', async () => {
    let ran = 0
    const calls = ownCalls()
    const client = lineClient({
      idle: calls.idle,
      run(tool, given, signal) {
        const call = calls.run(tool, given, signal)
        call.then(
          () => ran++,
          () => undefined,
        )
        return call
      },
    })
    await client.hello()
    client.send({ id: 'late', method: 'tools/call', params: { name: 'lint_tools', arguments: { list: CLEAN } } })
    client.send({ method: 'notifications/cancelled', params: { requestId: 'late' } })
    expect((await client.ask('ping')).result).toEqual({})
    await calls.idle()
    expect(ran).toBe(0)
    expect(client.heard).toEqual([])
    expect((await client.call('lint_tools', { list: CLEAN })).structuredContent.tools).toBe(1)
  })

  test('that never was is taken back without harm', async () => {
    const client = lineClient()
    await client.hello()
    for (const requestId of ['none', 7, null, {}]) client.send({ method: 'notifications/cancelled', params: { requestId } })
    expect((await client.ask('ping')).result).toEqual({})
  })

  test('that is running when the client closes its end is answered before the end', async () => {
    const client = lineClient()
    await client.hello()
    client.send({ id: 'last', method: 'tools/call', params: { name: 'lint_tools', arguments: { list: CLEAN } } })
    client.input.end()
    expect((await client.answerTo('last')).result.structuredContent.tools).toBe(1)
    await client.over
  })

  test('that is running at a signal is answered before the end, and no other is begun', async () => {
    const client = lineClient()
    await client.hello()
    const answer = client.call('lint_tools', { list: CLEAN })
    await new Promise((resolve) => setTimeout(resolve, 0))
    client.stop()
    client.send({ id: 'never', method: 'ping' })
    expect((await answer).structuredContent.tools).toBe(1)
    await client.over
    expect(client.heard).toEqual([])
  })

  test('many at once are all answered', async () => {
    const client = lineClient()
    await client.hello()
    const all = await Promise.all(Array.from({ length: 40 }, () => client.call('lint_tools', { list: CLEAN })))
    expect(all.every(({ structuredContent }) => structuredContent.tools === 1)).toBe(true)
  })
})

test.each<[string, (client: ReturnType<typeof lineClient>) => void]>([
  ['closes its end', ({ input }) => input.end()],
  ['breaks off', ({ input }) => input.destroy()],
  ['breaks off with an error', ({ input }) => input.destroy(new Error('reset'))],
  ['no longer reads', ({ output }) => output.destroy(new Error('EPIPE'))],
  ['closes its end in the middle of a message', ({ input }) => input.end('{"jsonrpc":')],
])('the server ends with a client that %s', async (_, leave) => {
  const client = lineClient()
  await client.hello()
  leave(client)
  await client.over
})
