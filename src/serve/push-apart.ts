import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { UserError } from '../core/user-error.ts'

/** A journal above this many bytes, a thousand answers or so, takes long enough to be noticed by whoever looks at a page. */
export const LARGE_JOURNAL = 2 ** 20

/** A process of its own, and how it is started. */
export interface Apart {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly store: string | undefined
  /** The program, as it was started: `rightcall`, before its command. */
  readonly program: readonly string[]
  readonly signal: AbortSignal
}

/**
 * Pushes a run in a process of its own: reading 100,000 answers takes seconds, during which this one could answer nobody. When the
 * signal aborts, the push ends, and the history stays as it was. @throws UserError where it holds no run
 */
export async function pushApart(path: string, { cwd, env, store, program, signal }: Apart): Promise<void> {
  const [command = '', ...words] = program
  const argv = [...words, 'push', ...(store === undefined ? [] : ['--store', store]), '--', path]
  try {
    await promisify(execFile)(command, argv, { cwd, env, signal, killSignal: 'SIGKILL', windowsHide: true })
  } catch (error) {
    if (signal.aborted) return
    const { code, stderr } = error instanceof Error ? { code: undefined, stderr: '', ...error } : { code: undefined, stderr: '' }
    const [said = ''] = String(stderr).trim().split('\n')
    // 2 is what a command says that could not do its work; with anything else it broke down
    if (code === 2 && said !== '') throw new UserError(said, { cause: error })
    throw new UserError(`${path} could not be pushed: the process that read it crashed.`, {
      hint: `It may be too large for the memory. Try: rightcall push ${path}`,
      cause: error,
    })
  }
}
