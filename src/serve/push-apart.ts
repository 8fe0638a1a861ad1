import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { UserError } from '../core/user-error.ts'

/** A journal above this many bytes, a thousand answers or so, takes long enough to be noticed by whoever looks at a page. */
export const LARGE_JOURNAL = 2 ** 20

interface Apart {
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
    await promisify(execFile)(command, argv, { cwd, env, signal, windowsHide: true })
  } catch (error) {
    if (signal.aborted) return
    const [said = ''] = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n') : []
    throw new UserError(said || `${path} could not be pushed.`, { cause: error })
  }
}
