import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'
import type { Io } from '../sources/source.ts'
import { OWN_FOLDER } from '../store/own-folder.ts'
import { openPastRun, type PastRun } from './past-run.ts'

const JOURNAL = 'journal.jsonl'

/** A run that another one is held against. */
export interface EarlierRun extends PastRun {
  /** Relative to the working directory. */
  readonly folder: string
}
/** What names the newest run of the same suite that was kept without `--out`. */
const PREVIOUS = 'previous'

interface Sought {
  readonly against: string
  /** The suite's file, relative to the working directory, as manifests name it. */
  readonly suite: string
  /** The folder of the run that is made now, where it is known: it is no earlier one. */
  readonly out: string | undefined
}

/** Whether a run is the one that later ones are held against. */
export function isItself({ against, suite, out }: Sought, { cwd }: Pick<Io, 'cwd'>): boolean {
  const folder = resolve(cwd, against)
  return against !== PREVIOUS && out !== undefined && [folder, join(folder, folderOfSuite(suite))].includes(resolve(cwd, out))
}

/** The run that another one is held against, or why there is none. @throws UserError for one that cannot be read, before anything is asked */
export async function openEarlier({ against, suite, out }: Sought, io: Io): Promise<EarlierRun | { readonly why: string }> {
  if (against === PREVIOUS) return newestOf(suite, out, io)
  const folder = resolve(io.cwd, against)
  // several suites keep a folder each
  for (const place of [folder, join(folder, folderOfSuite(suite))]) {
    const run = await runIn(place, io)
    if (run !== undefined) return run
  }
  return { why: `there is no run in ${against}; rightcall eval --out ${against} makes one` }
}

/** `golden/files` and `golden/files/intents.yaml` are files, `x/a.yaml` is a. */
export function folderOfSuite(suite: string): string {
  const name = basename(suite).replace(/\.[a-z]+$/i, '')
  return name === 'intents' ? basename(dirname(suite)) : name
}

async function newestOf(suite: string, out: string | undefined, io: Io): Promise<EarlierRun | { readonly why: string }> {
  const folder = resolve(io.cwd, OWN_FOLDER, 'runs')
  const names = (await readdir(folder).catch(() => [])).sort().toReversed()
  for (const name of names) {
    const place = join(folder, name)
    if (out !== undefined && resolve(io.cwd, out) === place) continue
    const run = await runIn(place, io).catch(whereOfNoUse)
    if (run !== undefined && run.manifest.suite.path === suite) return run
  }
  return { why: `there is no earlier run of ${suite} in ${join(OWN_FOLDER, 'runs')}` }
}

/** Undefined where there is no journal. @throws UserError for one that is of no use */
async function runIn(folder: string, io: Io): Promise<EarlierRun | undefined> {
  if (!existsSync(join(folder, JOURNAL))) return undefined
  return { folder: relative(io.cwd, folder) || '.', ...(await openPastRun(folder, undefined, io)) }
}

function whereOfNoUse(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error
}
