import type { SnapshotToolset } from '../../core/snapshot-report.ts'
import type { Toolset } from '../../core/tool.ts'
import type { Context } from '../context.ts'
import { driftOf, toolDrifts } from './drift.ts'
import { heldSet } from './held-set.ts'
import type { OpenLock } from './lock-file.ts'
import { byText } from './pinned.ts'
import type { Taken } from './take.ts'
import { stateOfUnread } from './unread.ts'

/** One toolset of a snapshot: what is reported of it, and what it was and is as a list of tools. */
export interface Row {
  readonly row: SnapshotToolset
  readonly before: Toolset | undefined
  /** Undefined where it was not read. */
  readonly after: Toolset | undefined
}

/** What became of every toolset that is in the lockfile or was read, by key. */
export function rowsOf(lock: OpenLock, taken: Taken, context: Context): Row[] {
  const covered = { ...taken, lockfile: lock.path }
  const pinned = new Map([...lock.toolsets].map(([key, { toolset }]) => [key, toolset]))
  const rows = [...new Set([...pinned.keys(), ...taken.toolsets.keys()])].flatMap((key): Row[] => {
    const [was, is] = [pinned.get(key), taken.toolsets.get(key)]
    const [before, after] = [was && heldSet(was), is && heldSet(is)]
    if (after !== undefined) return [{ row: readRow(before, after), before, after }]
    if (was === undefined || before === undefined) return []
    const state = stateOfUnread(was, covered, context)
    const changes = state === 'removed' ? toolDrifts(before.tools, []) : []
    return [{ row: { key, id: before.id, state, tools: before.tools.length, changes }, before, after }]
  })
  return rows.sort((one, other) => byText(one.row.key, other.row.key))
}

function readRow(before: Toolset | undefined, now: Toolset): SnapshotToolset {
  const row = { key: now.key, id: now.id, tools: now.tools.length }
  if (before === undefined) return { ...row, state: 'added', changes: toolDrifts([], now.tools) }
  const drift = driftOf(before, now)
  const isSame = drift.changes.length === 0 && drift.instructions === undefined
  return { ...row, state: isSame ? 'same' : 'changed', ...drift }
}
