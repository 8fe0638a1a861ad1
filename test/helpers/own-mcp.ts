import { PassThrough } from 'node:stream'
import { onTestFinished } from 'vitest'
import { builtins } from '../../src/builtins.ts'
import { DEFAULTS } from '../../src/config/config.ts'
import { withFlags } from '../../src/config/flags.ts'
import { callsOver, type Calls } from '../../src/mcp/calls.ts'
import { serveStreams } from '../../src/mcp/stdio.ts'
import type { JudgedBy, Work } from '../../src/mcp/tool.ts'
import { createSession } from '../../src/session.ts'

/** Sessions as `rightcall mcp` opens them, over the default configuration. */
const sessionFor: Work['session'] = ({ preset, profile }: JudgedBy = {}) =>
  createSession(builtins, withFlags(DEFAULTS, { preset, ...(profile === undefined ? {} : { profiles: [profile] }) }), {
    connect: false,
    env: {},
  })

/** The calls of our own server, with what broke. */
export function ownCalls(session = sessionFor): Calls & { readonly broken: readonly unknown[] } {
  const broken: unknown[] = []
  return { ...callsOver(session, (error) => broken.push(error)), broken }
}

/** What came over a wire has any shape. */
type Message = ReturnType<typeof JSON.parse>

/** A client that writes lines to our own server in this process, and reads lines. */
export function lineClient(calls: Calls = ownCalls()) {
  const [input, output, stop] = [new PassThrough(), new PassThrough(), new AbortController()]
  const heard: Message[] = []
  const waiting: (() => void)[] = []
  let rest = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) heard.push(JSON.parse(line))
    for (const wake of waiting.splice(0)) wake()
  })
  const failures: string[] = []
  const failed = (error: Error) => failures.push(error.message)
  const over = serveStreams({ input, output, version: '1.2.3', calls, signal: stop.signal, failed })
  onTestFinished(() => void input.destroy())

  async function answerTo(id: string | number | null): Promise<Message> {
    for (;;) {
      const at = heard.findIndex((message) => message.id === id)
      if (at >= 0) return heard.splice(at, 1)[0]
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }

  const write = (text: string | Buffer): boolean => input.write(text)
  const send = (message: object): boolean => write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  let last = 0
  return {
    ...{ input, output, over, heard, failures, stop: () => stop.abort(), write, send, answerTo },
    ask(method: string, params: object = {}): Promise<Message> {
      const id = ++last
      send({ id, method, params })
      return answerTo(id)
    },
    /** Shakes hands as clients of 2024 and 2025 do. */
    async hello(protocolVersion = '2025-11-25'): Promise<Message> {
      const hello = await this.ask('initialize', {
        protocolVersion,
        capabilities: {},
        clientInfo: { name: 'test', version: '1' },
      })
      send({ method: 'notifications/initialized' })
      return hello
    },
    async call(name: string, given: object): Promise<Message> {
      return (await this.ask('tools/call', { name, arguments: given })).result
    },
  }
}
