import { isObject, own } from '../core/json.ts'
import { boundedLines } from './bounded-lines.ts'
import type { Calls } from './calls.ts'
import { MOST_BYTES } from './most-bytes.ts'
import { messageFrom, serveOver, type McpTransport } from './sdk.ts'

export interface StdioSettings {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  readonly version: string
  readonly calls: Calls
  /** Ends the serving in order. */
  readonly signal: AbortSignal
  readonly failed: (error: Error) => void
}

/** As long as calls that are running may take when the client has closed its end. */
const PATIENCE_MS = 10_000

const PARSE_ERROR = -32_700
const INVALID_REQUEST = -32_600

/** Serves one client over two streams, until it closes its end, is gone, or the signal aborts. Running calls are finished. */
export async function serveStreams({ input, output, version, calls, signal, failed }: StdioSettings): Promise<void> {
  const { promise: over, resolve: end } = Promise.withResolvers<'closed' | 'gone'>()
  const closed = (): void => {
    // nothing new is begun
    input.off('data', read)
    end('closed')
  }
  const read = boundedLines(MOST_BYTES, {
    line: hear,
    tooLong: () => refuse(null, INVALID_REQUEST, `A message may have at most ${MOST_BYTES} bytes.`),
  })

  const transport: McpTransport = {
    async start() {
      input.on('data', read).on('end', closed).on('close', closed).on('error', closed)
      output.on('error', () => end('gone'))
      signal.addEventListener('abort', closed, { once: true })
      if (signal.aborted) closed()
    },
    send: write,
    async close() {
      closed()
      transport.onclose?.()
    },
  }

  /** Hands one line on, or answers what is wrong with it: a client that waits for an answer gets one. */
  function hear(line: string): void {
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      return refuse(null, PARSE_ERROR, 'A line is not JSON.')
    }
    const message = messageFrom(value)
    if (message !== undefined) return transport.onmessage?.(message)
    const id = isObject(value) ? own(value, 'id') : undefined
    refuse(
      typeof id === 'string' || typeof id === 'number' ? id : null,
      INVALID_REQUEST,
      'A line is not a JSON-RPC 2.0 message. Batches are not supported.',
    )
  }

  function refuse(id: string | number | null, code: number, message: string): void {
    void write({ jsonrpc: '2.0', id, error: { code, message } })
  }

  function write(message: object): Promise<void> {
    return new Promise((resolve) => output.write(`${JSON.stringify(message)}\n`, () => resolve()))
  }

  const close = serveOver(transport, { version, calls, failed })
  if ((await over) === 'closed') {
    input.pause()
    await Promise.race([calls.idle(), after(PATIENCE_MS)])
  }
  await close()
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
