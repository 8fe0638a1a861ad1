import type { ExitVerdict } from '../../core/report.ts'
import type { SnapshotReport, SnapshotToolset } from '../../core/snapshot-report.ts'
import { count, list } from '../../core/text.ts'

/** Of these, `--check` tells that they are not what is pinned. */
export const DRIFTED: readonly SnapshotToolset['state'][] = ['changed', 'added', 'removed']

interface Weighed {
  readonly check: boolean
  readonly whole: boolean
  /** Toolsets that were read. */
  readonly read: number
  /** Keys of those that were taken out. */
  readonly left: ReadonlySet<string>
}

/** Exit 1: drift. 2: nothing could be read. 3: not all could be read, or there was nothing to pin. 0: done. */
export function snapshotVerdict(
  { toolsets, problems, unchecked }: Pick<SnapshotReport, 'toolsets' | 'problems' | 'unchecked'>,
  { check, whole, read, left }: Weighed,
): ExitVerdict {
  const notRead = count(problems.length, 'problem')
  if (read === 0 && problems.length > 0) return { exit: 2, because: `nothing could be read (${notRead})` }
  const gone = whole ? toolsets.filter(({ state, key }) => state === 'gone' && !left.has(key)) : []
  const drifted = toolsets.filter(({ state }) => DRIFTED.includes(state))
  if (check && drifted.length + gone.length > 0) {
    return { exit: 1, because: `${keys([...drifted, ...gone])} ${are([...drifted, ...gone])} not as pinned` }
  }
  if (problems.length > 0) return { exit: 3, because: `not everything could be read (${notRead})` }
  if (unchecked.length > 0) {
    return { exit: 3, because: `${count(unchecked.length, 'target')} not started without --connect` }
  }
  if (gone.length > 0)
    return { exit: 3, because: `the source of ${keys(gone)} is gone; --prune removes ${gone.length === 1 ? 'it' : 'them'}` }
  if (read + left.size === 0) return { exit: 3, because: 'there is nothing to pin' }
  return { exit: 0, because: null }
}

function keys(toolsets: readonly SnapshotToolset[]): string {
  return list(toolsets.map(({ key }) => JSON.stringify(key)))
}

function are(toolsets: readonly SnapshotToolset[]): string {
  return toolsets.length === 1 ? 'is' : 'are'
}
