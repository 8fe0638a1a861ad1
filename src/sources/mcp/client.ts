import {
  parseJSONRPCMessage,
  SdkError,
  SdkHttpError,
  SSEClientTransport,
  SseError,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client'
import { isObject, own } from '../../core/json.ts'
import { UserError } from '../../core/user-error.ts'
import type { Channel, Ears, Failure } from './channel.ts'
import { contentFailure, networkFailure, statusFailure } from './http-failure.ts'
import { reachOf } from './reach.ts'
import { size } from './size.ts'

export interface HttpTarget {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: number
}

/*
 * The SDK's transports carry the messages: streams, sessions, protocol headers. Its Client stays out, because it validates:
 * one malformed tool and it rejects the whole list (under 2026-07-28 before any schema of ours is asked), and it strips keys.
 */

const NOTHING_VALID: Failure = { kind: 'malformed', says: 'ended its answer before it sent anything valid' }

const NOTHING_ASKED_FOR: Failure = {
  kind: 'malformed',
  says: 'answered with something that is not a JSON-RPC answer to the request',
  hint: 'The path of an MCP endpoint is usually /mcp, or /sse for older servers.',
}

/** There is no stream in addition to the protocol. */
const SILENT = { noise: () => [], stderr: () => '' }

function tooMuch({ bytes }: HttpTarget): Failure {
  return { kind: 'malformed', says: `sent more than ${size(bytes)}` }
}

/** Streamable HTTP. */
export function openHttp(target: HttpTarget, ears: Ears): Channel {
  const reach = reachOf(target.url, target.headers, target.bytes)
  /** Bodies of the requests whose answer may still come, on a stream. */
  const open = new Set<unknown>()
  let listens = false
  const transport = new StreamableHTTPClientTransport(target.url, {
    async fetch(input, init) {
      const response = await reach.fetch(input, init)
      // some servers accept a request and answer it on the stream that the handshake opened
      if (isStream(response) || (response.status === 202 && listens)) open.add(init?.body)
      return response
    },
    redirectPolicy: 'follow',
    reconnectionOptions: {
      initialReconnectionDelay: 1_000,
      maxReconnectionDelay: 5_000,
      reconnectionDelayGrowFactor: 2,
      maxRetries: 1,
    },
  })
  const started = transport.start()
  transport.onmessage = (message: unknown) => {
    if (isObject(message)) ears.message(message)
  }
  return {
    async send(message) {
      await started
      const onRequestStreamEnd = (): void => ears.unanswered(own(message, 'id'), reach.isOver() ? tooMuch(target) : NOTHING_VALID)
      try {
        const parsed = parseJSONRPCMessage(message)
        await transport.send(parsed, { onRequestStreamEnd })
        // the SDK reports no answer that lacks our id, such as [], and would let us wait for another
        if (!open.delete(JSON.stringify(parsed))) ears.unanswered(own(message, 'id'), NOTHING_ASKED_FOR)
        return undefined
      } catch (error) {
        return failureOf(error, target, reach.strayedTo())
      }
    },
    ...SILENT,
    speaks(version) {
      listens = true
      transport.setProtocolVersion(version)
    },
    async close() {
      await Promise.race([transport.terminateSession(), after(1_000)]).catch(() => undefined)
      await transport.close().catch(() => undefined)
    },
  }
}

/** HTTP with server-sent events, as servers of 2024 spoke it. */
export function openSse(target: HttpTarget, ears: Ears): Channel {
  const reach = reachOf(target.url, target.headers, target.bytes)
  const transport = new SSEClientTransport(target.url, { fetch: reach.fetch, redirectPolicy: 'follow' })
  transport.onmessage = (message: unknown) => {
    if (isObject(message)) ears.message(message)
  }
  const started = transport.start().then(
    () => undefined,
    (error: unknown) => failureOf(error, target, reach.strayedTo()),
  )
  return {
    async send(message) {
      const failure = await started
      if (failure !== undefined) return failure
      try {
        await transport.send(parseJSONRPCMessage(message))
        return undefined
      } catch (error) {
        return failureOf(error, target, reach.strayedTo())
      }
    },
    ...SILENT,
    speaks: (version) => transport.setProtocolVersion(version),
    close: () => transport.close().catch(() => undefined),
  }
}

function failureOf(error: unknown, { headers }: HttpTarget, strayedTo: string | undefined): Failure {
  const circumstances = { strayedTo, headers: Object.keys(headers).length > 0 }
  if (error instanceof UserError)
    return { kind: 'network', says: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) }
  if (error instanceof SdkHttpError) {
    const { text } = error.data
    return statusFailure(error.status, typeof text === 'string' ? text : '', circumstances)
  }
  if (error instanceof SseError && error.code !== undefined && error.code !== 200)
    return statusFailure(error.code, '', circumstances)
  if (error instanceof SdkError && isObject(error.data) && 'contentType' in error.data) {
    const { contentType } = error.data
    return contentFailure(typeof contentType === 'string' ? contentType : null)
  }
  if (error instanceof Error && /^(SyntaxError|\$?ZodError)$/.test(error.name))
    return { kind: 'malformed', says: 'answered with something that is not JSON-RPC' }
  return error instanceof Error ? networkFailure(error) : { kind: 'network', says: String(error) }
}

function isStream(response: Response): boolean {
  return /^text\/event-stream\b/i.test(response.headers.get('content-type')?.trim() ?? '')
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
