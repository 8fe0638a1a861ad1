import module from 'node:module'
import { constants } from 'node:os'
import type { World } from './command.ts'
import { keyboardOf } from './keyboard.ts'
import { screenOf } from './screen.ts'

module.enableCompileCache()

/** An end in order takes two seconds at most: that long a server may take to leave. */
const PATIENCE_MS = 5_000

const stop = new AbortController()
let drain: AbortController | undefined
let stopCode: number | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // the first asks everything to end in order; a second one, or no end within the patience, ends us at once
  process.on(signal, () => {
    if (stopCode !== undefined) return endNow(signal)
    stopCode = codeOf(signal)
    if (signal === 'SIGINT' && drain !== undefined) return drain.abort(signal)
    setTimeout(endNow, PATIENCE_MS, signal)
    stop.abort(signal)
  })
}

// Node 22 calls its SQLite experimental with every run that is pushed; whoever pushes can do nothing about it
process.removeAllListeners('warning')
process.on('warning', ({ name, message }) => {
  if (name !== 'ExperimentalWarning') process.stderr.write(`${name}: ${message}\n`)
})

let lost: NodeJS.ErrnoException | undefined
const unheard = new AbortController()
process.stdout.on('error', (error) => {
  lost ??= error
  unheard.abort()
})
// nobody is left who could be told
process.stderr.on('error', () => undefined)

const { main } = await import('./main.ts')
const verdict = await main(process.argv.slice(2), world()).catch(ourBug)
await written(process.stdout)
const code = wasLost() ? 2 : verdict
await written(process.stderr)
process.exit(stopCode ?? code)

function world(): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    signal: stop.signal,
    unheard: unheard.signal,
    drain: () => (drain ??= new AbortController()).signal,
    // asked each time: a window may be made wider while something runs in it
    get stdout() {
      return screenOf(process.stdout, process.env)
    },
    get stderr() {
      return screenOf(process.stderr, process.env)
    },
    // opening it costs milliseconds, and few commands read it
    get stdin() {
      return process.stdin
    },
    keyboard: () => (process.stdin.isTTY && process.stdout.isTTY ? keyboardOf(process.stdin, stop.signal) : undefined),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  }
}

/** A crash is no verdict: exit code 2, never 1. */
function ourBug(error: unknown): number {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`rightcall: this is a bug in rightcall, please report it.\n${stack}\n`)
  return 2
}

/** Resolves once everything written before has left us, or cannot. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}

/** A report that nobody got is no verdict either. A reader that left early, as `head` does, has what it wanted: the verdict stands. */
function wasLost(): boolean {
  if (lost === undefined || lost.code === 'EPIPE') return false
  process.stderr.write(
    `rightcall: The output is lost: standard output could not be written (${lost.message}).\n  Make room or choose another place, then run the command again.\n`,
  )
  return true
}

/** As the shell counts: 130, 143, 129. */
function codeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal]
}

/** Not by `process.exit` alone, which waits for a thread that hangs in the system, as one that opens a pipe without a reader does. */
function endNow(signal: NodeJS.Signals): void {
  process.emit('exit', codeOf(signal))
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
  // the first process of a container does not die of it
  process.exit(codeOf(signal))
}
