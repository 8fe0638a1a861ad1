import { UserError } from '../core/user-error.ts'
import type { LintTraces } from '../session/watch/lint-subject.ts'
import type { World } from './command.ts'
import { lintRound, type AskedLint } from './lint-round.ts'

/** What one lint of a watch gave. Nothing of it was printed yet. */
export interface WatchRound {
  readonly printed: readonly (readonly ['out' | 'err', string])[]
  /** Undefined where the lint could not be made. */
  readonly report: Awaited<ReturnType<typeof lintRound>>['report'] | undefined
  readonly error: UserError | undefined
  /** What has to be watched now; after a lint that could not be made, with what was watched before it. */
  readonly traces: LintTraces
}

/** Lints once, and keeps what would be printed: the signal takes it back when something changes meanwhile. */
export async function watchRound(asked: AskedLint, world: World, signal: AbortSignal, before: LintTraces): Promise<WatchRound> {
  const printed: (readonly ['out' | 'err', string])[] = []
  const looked = new Set<string>()
  const { cwd, env, stdout, stderr, stdin } = quiet(world)
  const round = {
    cwd,
    env,
    signal,
    stdout,
    stderr,
    stdin,
    out: (text: string) => void printed.push(['out', text]),
    err: (text: string) => void printed.push(['err', text]),
  }
  try {
    const { report, config, files } = await lintRound(asked, round, (path) => looked.add(path))
    return { printed, report, error: undefined, traces: { ...before, config, files: [...looked, ...files] } }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const files = [...new Set([...before.files, ...looked])]
    return { printed, report: undefined, error, traces: { ...before, files } }
  }
}

/** Without standard input, which nothing here reads: only looking at it would open it. */
function quiet({ cwd, env, stdout, stderr }: World): Pick<World, 'cwd' | 'env' | 'stdout' | 'stderr' | 'stdin'> {
  return { cwd, env, stdout, stderr, stdin: (async function* () {})() }
}
