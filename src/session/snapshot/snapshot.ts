import { resolve } from 'node:path'
import type { ModelDiff } from '../../core/diff-report.ts'
import type { Problem } from '../../core/finding.ts'
import type { SnapshotReport, SnapshotToolset } from '../../core/snapshot-report.ts'
import { UserError } from '../../core/user-error.ts'
import type { LockedToolset } from '../../sources/lockfile/format.ts'
import type { Target } from '../../sources/source.ts'
import { comparedSets } from '../compared-sets.ts'
import type { Context } from '../context.ts'
import { openLock, refuseFaulty, saveLock, type OpenLock } from './lock-file.ts'
import { lockPath } from './lock-path.ts'
import { rowsOf, type Row } from './rows.ts'
import { take, type Taken } from './take.ts'
import { DRIFTED, snapshotVerdict } from './verdict.ts'

export interface SnapshotSettings {
  /** Writes nothing: says how the targets differ from what is pinned. */
  readonly check: boolean
  /** Removes what none of the targets serves now. */
  readonly prune: boolean
  /** The lockfile; `rightcall.lock.json` in the working directory when left out. */
  readonly lockfile?: string | undefined
  /** True where all targets of the configuration are asked for: what is gone counts then. */
  readonly whole: boolean
  /** What could not be read before, to be reported with the rest. */
  readonly problems: readonly Problem[]
  readonly unchecked: readonly Problem[]
}

/** Pins what targets serve, or checks it against what is pinned. @throws UserError for a lockfile that cannot be read or written */
export async function snapshot(
  targets: readonly Target[],
  settings: SnapshotSettings,
  context: Context,
): Promise<SnapshotReport> {
  const { io } = context
  const { check, prune, whole, unchecked } = settings
  const lock = await openLock(resolve(io.cwd, settings.lockfile ?? lockPath(io.cwd)), io)
  if (check) refuseFaulty(lock)
  const taken = await take(targets, lock, settings.problems, context)
  if (io.signal.aborted) throw new UserError('Interrupted before everything was read; nothing was written.')
  const compared = rowsOf(lock, taken, context)
  const rows = compared.map(({ row }) => row)
  const leaves = ({ state }: SnapshotToolset) => state === 'removed' || (prune && (state === 'gone' || state === 'kept'))
  const left = new Set(rows.filter(leaves).map(({ key }) => key))
  const next = new Map([...keptOf(lock, left), ...taken.toolsets])
  const unsafe = check ? [] : faultyKept(lock, next, taken)
  const all = {
    toolsets: rows,
    problems: [...taken.problems, ...unsafe],
    unchecked: [...unchecked, ...notStarted(taken, context)],
  }
  const nothing = taken.toolsets.size === 0 && left.size === 0
  const written = !check && !nothing && (await saveLock(lock, [...next.values()], new Set([...taken.toolsets.keys(), ...left])))
  const verdict = snapshotVerdict(all, { check, whole, read: taken.toolsets.size, left })
  const diff = driftForModels(compared, lock.uri, check, context)
  return { version: 1, kind: 'snapshot', verdict, lockfile: lock.uri, check, written, ...all, diff }
}

/** What the drift means for a model. What is pinned for the first time is compared with nothing, unless it is held against the lockfile. */
function driftForModels(rows: readonly Row[], lockfile: string, check: boolean, { catalogue }: Context): ModelDiff {
  const states = check ? DRIFTED : DRIFTED.filter((state) => state !== 'added')
  const pairs = rows.flatMap(({ row, before, after }) => (states.includes(row.state) ? [{ server: row.key, before, after }] : []))
  return comparedSets(pairs, { before: () => lockfile, after: ({ key }) => key }, catalogue)
}

function keptOf({ toolsets }: OpenLock, left: ReadonlySet<string>): [string, LockedToolset][] {
  return [...toolsets].flatMap(([key, { toolset }]) => (left.has(key) ? [] : [[key, toolset]]))
}

/** Entries that do not fit their digest and were not read again: they stay as they are, and so does the fault. */
function faultyKept({ toolsets }: OpenLock, next: ReadonlyMap<string, unknown>, taken: Taken): Problem[] {
  return [...toolsets].flatMap(([key, { faults }]) =>
    next.has(key) && !taken.toolsets.has(key)
      ? faults.map(({ message, hint }) => ({ uri: key, message, ...(hint === undefined ? {} : { hint }) }))
      : [],
  )
}

/** Client configurations whose servers nobody may start here. */
function notStarted({ documents }: Taken, { io }: Context): Problem[] {
  if (io.connect) return []
  return documents.configs.map(({ uri }) => ({
    uri,
    message: 'The servers of this client configuration were not started.',
    hint: '--connect starts what the file names.',
  }))
}
