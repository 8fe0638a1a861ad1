import * as newer from '@modelcontextprotocol/client'
import * as older from '@modelcontextprotocol/sdk/client/index.js'
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js'
import type { Json, JsonObject } from '../../src/core/json.ts'

/** What a client does with a list of a good tool and another: the list is lost, a call of the other fails, or all goes well. */
export type Outcome = 'list' | 'call' | 'fine'

interface Asking {
  connect(): Promise<void>
  listTools(): Promise<unknown>
  callTool(name: string): Promise<unknown>
  close(): Promise<void>
}

interface Reply {
  readonly jsonrpc: '2.0'
  readonly id: string | number
  readonly result: Record<string, unknown>
}

/** What a server of 2025-11-25 replies, whatever stands in its list; undefined to a notification. */
function replyTo(message: object, tools: readonly Json[], answer: Json): Reply | undefined {
  const results: Readonly<Record<string, Record<string, unknown>>> = {
    initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'odd', version: '1' } },
    'tools/list': { tools },
    'tools/call': { content: [], structuredContent: answer },
  }
  const id = 'id' in message ? message.id : undefined
  const result = 'method' in message ? results[String(message.method)] : undefined
  if (result === undefined || (typeof id !== 'number' && typeof id !== 'string')) return undefined
  return { jsonrpc: '2.0', id, result }
}

async function outcomeOf(client: Asking): Promise<Outcome> {
  await client.connect()
  try {
    await client.listTools()
  } catch {
    return 'list'
  }
  try {
    await client.callTool('odd')
    return 'fine'
  } catch {
    return 'call'
  } finally {
    await client.close()
  }
}

const GOOD = { name: 'good', inputSchema: { type: 'object' } }
const ME = { name: 'rightcall-test', version: '1' }

/** What the older SDK's client does with a tool that answers with `answer`. */
export async function olderClient(odd: JsonObject, answer: Json): Promise<Outcome> {
  const [near, far] = InMemoryTransport.createLinkedPair()
  far.onmessage = (message) => {
    const reply = replyTo(message, [GOOD, odd], answer)
    if (reply !== undefined) void far.send(reply)
  }
  await far.start()
  const client = new older.Client(ME)
  return outcomeOf({
    connect: () => client.connect(near),
    listTools: () => client.listTools(),
    callTool: (name) => client.callTool({ name, arguments: {} }),
    close: () => client.close(),
  })
}

/** What the newer SDK's client does with it. */
export async function newerClient(odd: JsonObject, answer: Json): Promise<Outcome> {
  const [near, far] = newer.InMemoryTransport.createLinkedPair()
  far.onmessage = (message) => {
    const reply = replyTo(message, [GOOD, odd], answer)
    if (reply !== undefined) void far.send(reply)
  }
  await far.start()
  const client = new newer.Client(ME)
  return outcomeOf({
    connect: () => client.connect(near),
    listTools: () => client.listTools(),
    callTool: (name) => client.callTool({ name, arguments: {} }),
    close: () => client.close(),
  })
}
