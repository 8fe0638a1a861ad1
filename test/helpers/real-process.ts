import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

export const BIN = join(import.meta.dirname, '../../src/cli/bin.ts')

export interface Started {
  readonly child: ChildProcess
  /** What it has written so far. */
  said(): { readonly out: string; readonly err: string }
  /** The exit code, or the signal that it died of. */
  readonly ended: Promise<number | string>
}

/** Starts one command line as a process of its own, gone when the test ends. */
export function started(argv: readonly string[], { cwd, stdio = ['ignore', 'pipe', 'pipe'] }: Options): Started {
  const child = spawn(process.execPath, [BIN, ...argv], { cwd, env: { PATH: process.env['PATH'] }, stdio })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk) => (out += String(chunk)))
  child.stderr?.on('data', (chunk) => (err += String(chunk)))
  const ended = once(child, 'close').then(([code, signal]): number | string => code ?? signal)
  return { child, said: () => ({ out, err }), ended }
}

interface Options {
  readonly cwd: string
  readonly stdio?: StdioOptions
}

/** Waits until it hears signals; SIGHUP is the last one that it asks for. */
export async function listening({ child }: Started): Promise<void> {
  if (process.platform !== 'linux') return sleep(2_000)
  const caught = () => /^SigCgt:\s+(\w+)$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? '0'
  await until(() => (BigInt(`0x${caught()}`) & 1n) === 1n)
}

/** Waits until something holds; the test's own time limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10)
}
