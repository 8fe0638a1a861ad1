import {
  createMcpHandler,
  parseJSONRPCMessage,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type Transport,
} from '@modelcontextprotocol/server'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { Calls } from './calls.ts'
import { argumentsSchema } from './arguments.ts'
import { INSTRUCTIONS, OWN_TOOLS } from './own-tools.ts'
import type { OwnTool } from './tool.ts'

/* The one door to the library that speaks the protocol, in the revisions of 2026 and those that begin with `initialize`. */

export type McpTransport = Transport
type McpMessage = Parameters<Transport['send']>[0]

/** A value as a message; undefined for what is none. */
export function messageFrom(value: unknown): McpMessage | undefined {
  try {
    return parseJSONRPCMessage(value)
  } catch {
    return undefined
  }
}

/** The list stays as it is for as long as the process runs. */
const CACHE = { ttlMs: 3_600_000, cacheScope: 'public' } as const

export interface ServedOver {
  readonly version: string
  readonly calls: Calls
  /** Told of what goes wrong with the protocol. */
  readonly failed: (error: Error) => void
}

/** Serves one client over a transport. The function that it returns ends that. */
export function serveOver(transport: McpTransport, { failed, ...served }: ServedOver): () => Promise<void> {
  const handle = serveStdio(() => serverOf(served), { transport, onerror: failed })
  return () => handle.close()
}

/** Answers requests of Streamable HTTP, each by itself. @returns the answer to one, and the end of all */
export function httpAnswers({ failed, ...served }: ServedOver, bytes: number) {
  const handler = createMcpHandler(() => serverOf(served), { onerror: failed, maxRequestBodySize: bytes })
  return { answer: (request: Request): Promise<Response> => handler.fetch(request), close: (): Promise<void> => handler.close() }
}

function serverOf({ version, calls }: Omit<ServedOver, 'failed'>): Server {
  const server = new Server(
    { name: 'rightcall', title: 'rightcall', version },
    {
      capabilities: { tools: {} },
      instructions: INSTRUCTIONS,
      cacheHints: { 'tools/list': CACHE, 'server/discover': CACHE },
    },
  )
  server.setRequestHandler('tools/list', ({ params }) => {
    if (params?.cursor !== undefined)
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'There is one page of tools, and no cursor.')
    return { tools: OWN_TOOLS.map(described) }
  })
  server.setRequestHandler('tools/call', async ({ params }, { mcpReq: { signal } }) => {
    const tool = OWN_TOOLS.find(({ name }) => name === params.name)
    if (tool === undefined) throw new ProtocolError(ProtocolErrorCode.InvalidParams, unknownTool())
    const outcome = await calls.run(tool, params.arguments, signal)
    if (!outcome.ok) return { content: [{ type: 'text', text: outcome.says }], isError: true }
    return { content: [{ type: 'text', text: outcome.text }], structuredContent: { ...outcome.structured } }
  })
  return server
}

function unknownTool(): string {
  return `There is no such tool. Tools: ${OWN_TOOLS.map(({ name }) => name).join(', ')}.`
}

/** A tool as models are shown it. None changes anything, and none looks beyond what it is given. */
function described({ name, title, description, parameters, outputSchema }: OwnTool) {
  return {
    ...{ name, title, description },
    inputSchema: { type: 'object' as const, ...argumentsSchema(parameters) },
    outputSchema: { type: 'object' as const, ...outputSchema },
    annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  }
}
