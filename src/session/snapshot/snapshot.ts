import { resolve } from 'node:path'
import type { Problem } from '../../core/finding.ts'
import type { SnapshotReport, SnapshotToolset } from '../../core/snapshot-report.ts'
import { UserError } from '../../core/user-error.ts'
import type { LockedToolset } from '../../sources/lockfile/format.ts'
import type { Target } from '../../sources/source.ts'
import type { Context } from '../context.ts'
import { driftOf, toolDrifts } from './drift.ts'
import { openLock, refuseFaulty, saveLock, type OpenLock } from './lock-file.ts'
import { lockPath } from './lock-path.ts'
import { byText } from './pinned.ts'
import { take, type Taken } from './take.ts'
import { stateOfUnread } from './unread.ts'
import { snapshotVerdict } from './verdict.ts'

export interface SnapshotSettings {
  /** Writes nothing: says how the targets differ from what is pinned. */
  readonly check: boolean
  /** Takes out what none of the targets gives any more. */
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
  const rows = rowsOf(lock, taken, context)
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
  return { version: 1, kind: 'snapshot', verdict, lockfile: lock.uri, check, written, ...all }
}

function rowsOf(lock: OpenLock, taken: Taken, context: Context): SnapshotToolset[] {
  const covered = { ...taken, lockfile: lock.path }
  const read = [...taken.toolsets.values()].map((now) => readRow(lock.toolsets.get(now.key)?.toolset, now))
  const unread = [...lock.toolsets.values()].flatMap(({ toolset }): SnapshotToolset[] => {
    const { key, id, tools } = toolset
    if (taken.toolsets.has(key)) return []
    const state = stateOfUnread(toolset, covered, context)
    return [{ key, id, state, tools: tools.length, changes: state === 'removed' ? toolDrifts(tools, []) : [] }]
  })
  return [...read, ...unread].sort((one, other) => byText(one.key, other.key))
}

function readRow(before: LockedToolset | undefined, now: LockedToolset): SnapshotToolset {
  const row = { key: now.key, id: now.id, tools: now.tools.length }
  if (before === undefined) return { ...row, state: 'added', changes: toolDrifts([], now.tools) }
  const drift = driftOf(before, now)
  const isSame = drift.changes.length === 0 && drift.instructions === undefined
  return { ...row, state: isSame ? 'same' : 'changed', ...drift }
}

function keptOf({ toolsets }: OpenLock, left: ReadonlySet<string>): [string, LockedToolset][] {
  return [...toolsets].flatMap(([key, { toolset }]) => (left.has(key) ? [] : [[key, toolset]]))
}

/** Entries that do not fit their digest and were not read anew: they stay as they are, and so does the fault. */
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
