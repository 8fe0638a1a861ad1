import * as newer from '@modelcontextprotocol/client'
import { StdioClientTransport as NewerStdio } from '@modelcontextprotocol/client/stdio'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLEAN_TOOL } from '../../src/lint/example.ts'
import { startHttp, type ServedMcp } from '../../src/mcp/http.ts'
import { OWN_TOOLS } from '../../src/mcp/own-tools.ts'
import { folder } from '../helpers/folder.ts'
import { ownCalls } from '../helpers/own-mcp.ts'
import { BIN } from '../helpers/real-process.ts'

/* Clients as others have them: each validates what our server lists, and its answers against the schemas that it promised. */

const ME = { name: 'test', version: '1' }
const CLEAN = JSON.stringify([CLEAN_TOOL])
const CALLS: readonly (readonly [string, Record<string, string>])[] = [
  ['lint_tools', { list: CLEAN }],
  ['explain_rule', { rule: 'description/vague' }],
  ['compare_tool_lists', { before: CLEAN, after: CLEAN }],
  ['rank_tools', { list: CLEAN, intent: 'how much parental leave do I get?' }],
]

let served: ServedMcp
beforeAll(async () => {
  served = await startHttp({ port: 0, version: '1.2.3', calls: ownCalls(), failed: () => undefined })
})
afterAll(() => served.close())

const started = () => ({ command: process.execPath, args: [BIN, 'mcp'], cwd: folder(), stderr: 'pipe' as const })

interface Listing {
  readonly tools: readonly { readonly name: string }[]
}

interface AsClient {
  connect(): Promise<void>
  listTools(): Promise<Listing>
  callTool(asked: { name: string; arguments: Record<string, string> }): Promise<unknown>
  getServerVersion(): unknown
  close(): Promise<void>
}

function older(over: 'stdio' | 'http'): AsClient {
  const client = new Client(ME)
  const transport = over === 'http' ? new StreamableHTTPClientTransport(new URL(served.url)) : new StdioClientTransport(started())
  return {
    connect: () => client.connect(transport),
    listTools: () => client.listTools(),
    callTool: (asked) => client.callTool(asked),
    getServerVersion: () => client.getServerVersion(),
    close: () => client.close(),
  }
}

function newerOf(over: 'stdio' | 'http', mode: 'legacy' | { pin: '2026-07-28' }): AsClient {
  const client = new newer.Client(ME, { versionNegotiation: { mode } })
  const transport = over === 'http' ? new newer.StreamableHTTPClientTransport(new URL(served.url)) : new NewerStdio(started())
  return {
    connect: () => client.connect(transport),
    listTools: () => client.listTools(),
    callTool: (asked) => client.callTool(asked),
    getServerVersion: () => client.getServerVersion(),
    close: () => client.close(),
  }
}

test.each<[string, () => AsClient]>([
  ['the older SDK over stdio', () => older('stdio')],
  ['the older SDK over HTTP', () => older('http')],
  ['the newer SDK over stdio, in the older way', () => newerOf('stdio', 'legacy')],
  ['the newer SDK over stdio, without a handshake', () => newerOf('stdio', { pin: '2026-07-28' })],
  ['the newer SDK over HTTP, in the older way', () => newerOf('http', 'legacy')],
  ['the newer SDK over HTTP, without a handshake', () => newerOf('http', { pin: '2026-07-28' })],
])('a client of %s lists the tools and calls each', { timeout: 60_000 }, async (_, open) => {
  const client = open()
  await client.connect()
  expect(client.getServerVersion()).toMatchObject({ name: 'rightcall' })
  expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(OWN_TOOLS.map(({ name }) => name))
  for (const [name, given] of CALLS) {
    const answer = await client.callTool({ name, arguments: given })
    expect(answer).toMatchObject({ content: [{ type: 'text' }], structuredContent: expect.any(Object) })
  }
  expect(await client.callTool({ name: 'lint_tools', arguments: { list: 'x' } })).toMatchObject({ isError: true })
  await client.close()
})
