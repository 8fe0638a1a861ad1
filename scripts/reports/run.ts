/* Runs a rightcall in a copy of the reports' inputs. The folder of the inputs itself is never written to. */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAnswer, type Answer } from './answer.ts'

const SECONDS = 90

/** What an expectation may do: run the tool in the copy, and look at the copy's files. */
export interface Bench {
  readonly folder: string
  /** Runs the tool; the arguments of a lint get `--format json`, unless they name a format. */
  readonly run: (args: readonly string[], within?: string) => Answer
  /** Lints with these arguments. */
  readonly lint: (...args: readonly string[]) => Answer
  /** Evaluates with these arguments, in `eval/`, into a folder of its own. */
  readonly evaluate: (...args: readonly string[]) => Answer
}

/** A copy of the inputs with a tool to try on it, and what removes it. */
export function openBench(inputs: string, cli: string): Bench & { readonly close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'rightcall-reports-'))
  cpSync(inputs, folder, { recursive: true })
  const home = join(folder, '.home')
  mkdirSync(home)
  let runs = 0
  const run: Bench['run'] = (args, within = '.') => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [cli, ...args, ...(args.includes('--format') ? [] : ['--format', 'json'])],
      {
        cwd: join(folder, within),
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: home, NO_COLOR: '1', RIGHTCALL_API_KEY: 'none' },
        timeout: SECONDS * 1000,
        maxBuffer: 256 * 1024 * 1024,
        input: '',
      },
    )
    return readAnswer(status, stdout, stderr)
  }
  return {
    folder,
    run,
    lint: (...args) => run(['lint', ...args]),
    evaluate: (...args) => run(['eval', ...args, '--no-cache', '--out', join(home, `run-${++runs}`)], 'eval'),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Runs the reports' provider with one fault while `use` asks it. */
export async function withProvider<T>(bench: Bench, fault: string, use: (url: string) => T): Promise<T> {
  const port = await freePort()
  const provider = spawn(process.execPath, ['fake-api.mjs', String(port), fault], {
    cwd: join(bench.folder, 'eval'),
    stdio: 'ignore',
  })
  try {
    await answers(port)
    return use(`http://127.0.0.1:${port}/v1`)
  } finally {
    provider.kill()
  }
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(`http://127.0.0.1:${port}/`)
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`The provider of the reports does not answer on port ${port}.`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
