import { builtins } from '../builtins.ts'
import { visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { changeQueue } from '../session/watch/change-queue.ts'
import { watchFolders, type FolderWatch } from '../session/watch/folder-watch.ts'
import { lintSubject, projectTop, type LintTraces } from '../session/watch/lint-subject.ts'
import { scopeOf } from '../session/watch/scope.ts'
import type { World } from './command.ts'
import type { AskedLint } from './lint-round.ts'
import { refuseUnwatchable } from './watch-refusals.ts'
import { watchRound } from './watch-round.ts'
import { watchScreen } from './watch-screen.ts'

/** A lint is given up for a newer one for so long; then one comes to its end, however often files change. */
const PATIENCE_MS = 2_000

/**
 * Lints, and again whenever something changes that the last lint depended on, until the process is told to end, or the reader of the
 * reports is gone. Gives the exit code of the last lint. @throws UserError where the first lint cannot be made
 */
export async function watchLint(asked: AskedLint, world: World): Promise<number> {
  refuseUnwatchable(asked, world)
  const over = new AbortController()
  let current = new AbortController()
  for (const signal of [world.signal, world.unheard])
    signal?.addEventListener('abort', () => [over, current].forEach((one) => one.abort()), { once: true })
  let since = Date.now()
  const queue = changeQueue(() => {
    if (Date.now() - since < PATIENCE_MS) current.abort()
  })
  const { follow, close } = following(world, queue.add)
  const show = watchScreen(world)
  let traces: LintTraces = { cwd: world.cwd, args: asked.positionals, files: [], config: undefined }
  let changed: ReadonlySet<string> | undefined
  let exit = 0
  try {
    follow(traces)
    while (!over.signal.aborted) {
      current = new AbortController()
      const round = await watchRound(asked, world, current.signal, traces)
      const isStale = current.signal.aborted
      ;({ traces } = round)
      // what changed between the reading and the watching was seen by nobody
      const mayHaveMissed = follow(traces)
      if (!isStale) {
        if (changed === undefined && round.error !== undefined) throw round.error
        show(round, changed)
        exit = round.report?.verdict.exit ?? 2
      }
      const next = mayHaveMissed && !isStale ? new Set<string>() : await queue.next(over.signal)
      changed = isStale ? changed && new Set([...changed, ...next]) : next
      if (!isStale) since = Date.now()
    }
    return exit
  } finally {
    close()
  }
}

/** Watches what lints depended on. */
function following(world: World, changed: (path: string) => void) {
  const endings = [...new Set(builtins.sources.flatMap(({ extensions = [] }) => extensions))]
  const top = projectTop(world.cwd)
  let concerns = (_: string): boolean => false
  let isTold = false
  const watch: FolderWatch = watchFolders(
    (path) => {
      if (concerns(path)) changed(path)
    },
    (folder, error) => {
      if (!isTold) world.err(`${visible(folder)} cannot be watched, and maybe others: ${visible(whyOf(error))}\n`)
      isTold = true
    },
  )
  return {
    close: watch.close,
    /** True where something was not watched before. @throws UserError where nothing can be watched */
    follow(traces: LintTraces): boolean {
      const scope = scopeOf(lintSubject(traces), endings, top)
      concerns = scope.concerns
      const isMore = watch.follow(scope.folders)
      if (watch.size() > 0) return isMore
      throw new UserError('No folder can be watched here.', { hint: 'The file system of this folder may not report changes.' })
    },
  }
}

function whyOf(error: Error): string {
  if (!('code' in error) || (error.code !== 'ENOSPC' && error.code !== 'EMFILE')) return `${error.message}.`
  return 'the system cannot watch more folders for this user. On Linux, raise the limit with sysctl fs.inotify.max_user_watches.'
}
