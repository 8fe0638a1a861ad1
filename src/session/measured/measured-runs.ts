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
  const stored = kept()
  const folders = kept()
  return async () => {
    const history = resolve(context.io.cwd, HISTORY_PATH)
    // what is written while the history is open stands in the second file first
    const parts = [await fileAt(history), await fileAt(`${history}-wal`)].filter((file) => file !== undefined)
    const pushed = await stored(parts[0]?.path === history ? [parts] : [], () => storedRuns(context))
    const journals = await newestJournals(context.io.cwd)
    const made = await folders(
      journals.map((file) => [file]),
      (path) => runsIn(path, context),
    )
    const known = new Set(pushed.map(nameOf))
    return [...pushed, ...made.filter((run) => !known.has(nameOf(run)))].toSorted((one, other) =>
      one.manifest.started < other.manifest.started ? 1 : -1,
    )
  }
}

function nameOf({ manifest: { started, toolset } }: MeasuredRun): string {
  return `${started} ${toolset.digest}`
}

interface SeenFile {
  readonly path: string
  readonly size: number
  /** Milliseconds since 1970. */
  readonly changed: number
}

async function fileAt(path: string): Promise<SeenFile | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true ? { path, size: found.size, changed: found.mtimeMs } : undefined
}

/** What is written to is read again only once it rests for so long: a run in progress must not be read at every keystroke. */
const REST_MS = 5_000

/** What groups of files give, the first of each being its name. One is read again when a file of it changed; those that are gone are forgotten. */
function kept() {
  let last = new Map<string, { readonly stamp: string; readonly answer: Promise<readonly MeasuredRun[]> }>()
  return async (
    groups: readonly (readonly SeenFile[])[],
    read: (path: string) => Promise<readonly MeasuredRun[]>,
  ): Promise<readonly MeasuredRun[]> => {
    const next: typeof last = new Map()
    for (const group of groups) {
      const path = group[0]?.path ?? ''
      const stamp = group.map(({ size, changed }) => `${size} ${changed}`).join()
      const known = last.get(path)
      const rests = group.every(({ changed }) => Date.now() - changed >= REST_MS)
      next.set(path, known !== undefined && (known.stamp === stamp || !rests) ? known : { stamp, answer: read(path) })
    }
    last = next
    return (await Promise.all([...next.values()].map(({ answer }) => answer))).flat()
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

async function newestJournals(cwd: string): Promise<readonly SeenFile[]> {
  const folder = resolve(cwd, OWN_FOLDER, 'runs')
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(names.map((name) => fileAt(join(folder, name, 'journal.jsonl'))))
  return found
    .flatMap((file) => (file === undefined || file.size > LARGEST_JOURNAL ? [] : [file]))
    .toSorted((one, other) => other.changed - one.changed)
    .slice(0, MOST_FOLDERS)
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
