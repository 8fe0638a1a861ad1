import { StringDecoder } from 'node:string_decoder'
import { clip } from '../../core/text.ts'
import type { Io, Target } from '../source.ts'
import type { Channel, Ears, Failure } from './channel.ts'
import { environmentFor } from './environment.ts'
import { messagesIn } from './json-rpc.ts'
import { lineReader } from './lines.ts'
import { notStarted } from './not-started.ts'
import { endGroup, startGroup } from './process-group.ts'
import { size } from './size.ts'
import { windowsVariable, windowsLaunch } from './windows.ts'

const BYTE_ORDER_MARK = '\uFEFF'

export type CommandTarget = Extract<Target, { kind: 'command' }>

/**
 * Starts a server and talks to it over its standard streams. Own code, because the SDK's transport drops what is no
 * JSON-RPC on stdout without a word, sets no limit on it, and leaves the server's children alive.
 */
export function openStdio(target: CommandTarget, { cwd, env, bounds }: Pick<Io, 'cwd' | 'env' | 'bounds'>, ears: Ears): Channel {
  const place = target.cwd ?? cwd
  const environment = environmentFor(env, target.env)
  const started = { cwd: place, env: environment }
  const launch =
    process.platform === 'win32' ? windowsLaunch(target.command, target.args, started) : { ...target, verbatim: false }
  if ('says' in launch) return neverStarted(launch, ears)
  const child = startGroup(launch.command, launch.args, { ...started, verbatim: launch.verbatim })
  const noise: string[] = []
  let stderr = ''
  let bytes = 0
  let over = false

  const closed = (why: Failure): void => {
    if (!over) ears.closed(why)
    over = true
  }
  const lines = lineReader((line) => {
    const marked = line.startsWith(BYTE_ORDER_MARK)
    const messages = messagesIn(marked ? line.slice(1) : line)
    messages.forEach(ears.message)
    if (messages.length === 0 && noise.length < 20) noise.push(clip(line, 500))
    else if (marked && !noise.includes(BYTE_ORDER_MARK)) noise.push(BYTE_ORDER_MARK)
  })
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= bounds.bytes) return lines.push(chunk)
    child.stdout.destroy()
    closed({ kind: 'bytes', says: `sent more than ${size(bounds.bytes)} on stdout` })
  })
  const decoder = new StringDecoder('utf8')
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${decoder.write(chunk)}`.slice(-4_000)
  })
  child.on('error', (error) => closed(notStarted(target.command, place, windowsVariable(environment, 'PATH') ?? '', error)))
  const ended = (): void => {
    lines.end()
    closed({ kind: 'exit', says: exitWords(child.exitCode, child.signalCode) })
  }
  child.on('close', ended)
  // a child of the server may hold its streams open for ever
  child.on('exit', () => setTimeout(ended, 200))
  child.stdout.on('end', () => setTimeout(ended, 200))
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on('error', () => undefined)

  return {
    send(message) {
      child.stdin.write(`${JSON.stringify(message)}\n`)
      return Promise.resolve(undefined)
    },
    speaks: () => undefined,
    close: () => endGroup(child),
    noise: () => noise,
    stderr: () => stderr,
  }
}

function neverStarted(why: Failure, ears: Ears): Channel {
  queueMicrotask(() => ears.closed(why))
  return {
    send: () => Promise.resolve(why),
    speaks: () => undefined,
    close: () => Promise.resolve(),
    noise: () => [],
    stderr: () => '',
  }
}

function exitWords(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `was ended by ${signal}`
  return code === null ? 'closed its stdout' : `exited with code ${code}`
}
