import { resolve } from 'node:path'
import { isObject } from '../core/json.ts'
import { UserError } from '../core/user-error.ts'
import type { History } from '../store/history/history.ts'
import type { Context } from './context.ts'
import { openRun } from './run-folder.ts'
import { reportsOfRun } from './run-report.ts'
import { settle } from './standing.ts'

/** Where the history lies unless somebody says otherwise. */
export const HISTORY_PATH = '.rightcall/history.sqlite'

/** What became of one run folder. */
export interface PushedFolder {
  /** As it was named. */
  readonly path: string
  /** The runs that it holds: a comparison holds two. */
  readonly runs: readonly { readonly id: string; readonly outcome: 'added' | 'updated' | 'known' }[]
}

/** Opens the history of a team, and makes it where there is none. @throws UserError for a file that is no history */
export async function openHistoryAt(path: string | undefined, { io }: Pick<Context, 'io'>): Promise<History> {
  const { openHistory } = await import('../store/history/sqlite.ts')
  return openHistory(resolve(io.cwd, path ?? HISTORY_PATH))
}

/** Pushes the run of a folder or journal. @throws UserError where it holds no run */
export async function pushRun(path: string, history: History, context: Context): Promise<PushedFolder> {
  const run = await openRun(path, context.io)
  const reports = await reportsOfRun(run, context)
  if (reports.length === 0) throw new UserError(`${run.journal} contains no tools.`, { hint: 'Perhaps it was edited by hand.' })
  const shared = { digest: run.digest, suite: run.contents[0].suite, journal: resolve(context.io.cwd, run.journal) }
  const runs = []
  for (const { side, report } of reports) {
    const id = reports.length === 1 ? run.id : `${run.id}-${side.variant}`
    const tools = side.toolset.tools.flatMap(({ name, raw }) => (isObject(raw) ? [{ name, raw }] : []))
    const outcome = await history.push({ ...shared, id, report, tools })
    const head = outcome === 'known' ? undefined : await history.run(id)
    if (head !== undefined) await settle(head, history)
    runs.push({ id, outcome })
  }
  return { path, runs }
}
