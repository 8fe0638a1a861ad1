#!/usr/bin/env node
import module from 'node:module'
import type { World } from './command.ts'

const LEAST = [22, 18] as const
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < LEAST[0] || (major === LEAST[0] && minor < LEAST[1])) {
  process.stderr.write(`rightcall: this is Node ${process.versions.node}; rightcall needs ${LEAST.join('.')} or newer.\n`)
  process.exit(2)
}
module.enableCompileCache()

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // the first asks everything to end in order; the second ends us at once, and exit hooks still kill what we started
  process.on(signal, () => (stop.signal.aborted ? process.exit(130) : stop.abort(signal)))
}
process.stdout.on('error', ignoreClosedPipe)
process.stderr.on('error', ignoreClosedPipe)

const { main } = await import('./main.ts')
const code = await main(process.argv.slice(2), world()).catch(ourBug)
process.stdout.write('', () => process.stderr.write('', () => process.exit(stop.signal.aborted ? 130 : code)))

function world(): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    signal: stop.signal,
    stdout: screen(process.stdout),
    stderr: screen(process.stderr),
    // opening it costs milliseconds, and few commands read it
    get stdin() {
      return process.stdin
    },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  }
}

function screen(stream: NodeJS.WriteStream): World['stdout'] {
  const { NO_COLOR, FORCE_COLOR } = process.env
  const color = FORCE_COLOR ? FORCE_COLOR !== '0' : NO_COLOR ? false : stream.isTTY === true
  return { terminal: stream.isTTY === true, color, width: stream.columns ?? 80 }
}

/** A crash is no verdict: exit code 2, never 1. */
function ourBug(error: unknown): number {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`rightcall: this is a bug in rightcall, please report it.\n${stack}\n`)
  return 2
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}
