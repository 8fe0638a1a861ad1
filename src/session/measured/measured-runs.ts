import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isObject } from '../../core/json.ts'
import { UserError } from '../../core/user-error.ts'
import { OWN_FOLDER } from '../../store/own-folder.ts'
import type { Context } from '../context.ts'
import { HISTORY_PATH, openHistoryAt } from '../history.ts'
import { openRun } from '../run-folder.ts'
import { reportsOfRun } from '../run-report.ts'
import { measuredDigest, type MeasuredRun } from './measured-run.ts'

/** The newest runs that are looked at, of each kind. */
const MOST_STORED = 30
const MOST_FOLDERS = 5

/** A journal that is larger takes too long to be read while somebody types. */
const LARGEST_JOURNAL = 16 * 2 ** 20

/** Reads what was measured last: runs of the history, where there is one, and of the newest folders. Newest first. */
export type MeasuredReader = () => Promise<readonly MeasuredRun[]>

/** A reader that reads again only what changed. It makes no history, and what cannot be read measured nothing. */
export function measuredReader(context: Context): MeasuredReader {
  const stored = kept<readonly MeasuredRun[]>()
  const folders = kept<readonly MeasuredRun[]>()
  return async () => {
    const history = resolve(context.io.cwd, HISTORY_PATH)
    // what is written while the history is open stands in the second file first
    const stamp = `${await stampOf(history)} ${await stampOf(`${history}-wal`)}`
    const pushed = stamp.startsWith(GONE) ? [] : await stored(history, stamp, () => storedRuns(context))
    const journals = await newestJournals(context.io.cwd)
    const made: MeasuredRun[] = []
    for (const { path, stamp: now } of journals) made.push(...(await folders(path, now, () => runsIn(path, context))))
    const known = new Set(pushed.map(nameOf))
    return [...pushed, ...made.filter((run) => !known.has(nameOf(run)))].toSorted((one, other) =>
      one.manifest.started < other.manifest.started ? 1 : -1,
    )
  }
}

function nameOf({ manifest: { started, toolset } }: MeasuredRun): string {
  return `${started} ${toolset.digest}`
}

const GONE = 'gone'

async function stampOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true ? `${found.size} ${found.mtimeMs}` : GONE
}

/** The last answer for each path, while its stamp stays. */
function kept<Answer>() {
  const last = new Map<string, { readonly stamp: string; readonly answer: Promise<Answer> }>()
  return (path: string, stamp: string, make: () => Promise<Answer>): Promise<Answer> => {
    const known = last.get(path)
    if (known?.stamp === stamp) return known.answer
    const answer = make()
    last.set(path, { stamp, answer })
    return answer
  }
}

async function storedRuns(context: Context): Promise<readonly MeasuredRun[]> {
  return quietly(async () => {
    const history = await openHistoryAt(undefined, context)
    try {
      const runs: MeasuredRun[] = []
      for (const { id, manifest } of await history.runs({ limit: MOST_STORED })) {
        const rows = (await history.report(id))?.perTool ?? []
        const tools = await history.tools(id)
        const texts = new Map(tools.map(({ name, raw }) => [name, measuredDigest(raw)]))
        runs.push({ manifest, journal: await history.journal(id), texts, rows })
      }
      return runs
    } finally {
      await history.close()
    }
  })
}

async function newestJournals(cwd: string): Promise<readonly { readonly path: string; readonly stamp: string }[]> {
  const folder = resolve(cwd, OWN_FOLDER, 'runs')
  const names = await readdir(folder).catch(() => [])
  const found = []
  for (const name of names) {
    const path = join(folder, name, 'journal.jsonl')
    const at = await stat(path).catch(() => undefined)
    if (at?.isFile() === true && at.size <= LARGEST_JOURNAL)
      found.push({ path, stamp: `${at.size} ${at.mtimeMs}`, changed: at.mtimeMs })
  }
  return found.toSorted((one, other) => other.changed - one.changed).slice(0, MOST_FOLDERS)
}

async function runsIn(journal: string, context: Context): Promise<readonly MeasuredRun[]> {
  return quietly(async () => {
    const reports = await reportsOfRun(await openRun(journal, context.io), context)
    return reports.map(({ side, report }) => ({
      manifest: report.manifest,
      journal,
      texts: new Map(side.toolset.tools.flatMap(({ name, raw }) => (isObject(raw) ? [[name, measuredDigest(raw)]] : []))),
      rows: report.perTool ?? [],
    }))
  })
}

/** A run that has just begun holds no answer yet, and one of a later version cannot be read. */
async function quietly(read: () => Promise<readonly MeasuredRun[]>): Promise<readonly MeasuredRun[]> {
  try {
    return await read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // the Node of an editor may come without SQLite
    if (error instanceof UserError || code === 'ERR_UNKNOWN_BUILTIN_MODULE') return []
    throw error
  }
}
