import { main } from '../../src/cli/main.ts'
import type { World } from '../../src/cli/command.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

interface Around {
  readonly cwd: string
  readonly stdin?: string
  readonly env?: World['env']
  readonly keyboard?: World['keyboard']
}

/** Runs one command line in this process, in a folder, with no terminal. */
export async function rightcall(argv: readonly string[], { cwd, stdin = '', env = {}, keyboard }: Around): Promise<Ran> {
  let [out, err] = ['', '']
  const screen = { terminal: false, color: false, width: 80 }
  const code = await main(argv, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    signal: new AbortController().signal,
    stdout: screen,
    stderr: screen,
    stdin: (async function* () {
      yield stdin
    })(),
    ...(keyboard === undefined ? {} : { keyboard }),
    out: (text) => (out += text),
    err: (text) => (err += text),
  })
  return { code, out, err }
}
