import type { ModelDiff } from './diff-report.ts'
import type { Problem } from './finding.ts'
import type { Json } from './json.ts'
import type { Pointer } from './pointer.ts'
import type { ExitVerdict } from './report.ts'

/** What `snapshot --format json` prints: a contract, add but never change. */
export interface SnapshotReport {
  readonly version: 1
  readonly kind: 'snapshot'
  readonly verdict: ExitVerdict
  /** The lockfile, relative to the working directory. */
  readonly lockfile: string
  /** True under `--check`, which writes nothing. */
  readonly check: boolean
  /** Whether the file is another one now. */
  readonly written: boolean
  /** By key: those of the lockfile, and those that were read. */
  readonly toolsets: readonly SnapshotToolset[]
  /**
   * What changed for a model since it was pinned, as `diff` tells it; each `server` is the key of a toolset. Has those that changed or were
   * removed, and under `--check` those that were added.
   */
  readonly diff: ModelDiff
  readonly problems: readonly Problem[]
  /** Targets that were left alone, as those that would have to be started. */
  readonly unchecked: readonly Problem[]
}

/** What became of one toolset. */
export interface SnapshotToolset {
  readonly key: string
  readonly id: string
  /**
   * `same`, `changed`: read now, and in the lockfile before. `added`: read now for the first time. `removed`: its file or configuration
   * has it no more. `gone`: that file, configuration or target is itself gone. `kept`: not among the targets, or not to be read.
   */
  readonly state: 'same' | 'changed' | 'added' | 'removed' | 'gone' | 'kept'
  /** How many tools it has now; for one that was not read, in the lockfile. */
  readonly tools: number
  readonly changes: readonly ToolDrift[]
  /** What the server tells models, where that changed; null where it tells nothing. */
  readonly instructions?: { readonly before: string | null; readonly after: string | null }
  /** The version that the server gives of itself, where that changed; no drift by itself. */
  readonly serverVersion?: { readonly before: string | null; readonly after: string | null }
}

/** How one tool differs from what is pinned. */
export interface ToolDrift {
  readonly tool: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Of a changed tool: every value that differs. */
  readonly places: readonly PlaceDrift[]
}

/** A value that differs; a side that has none is left out. */
export interface PlaceDrift {
  readonly at: Pointer
  readonly before?: Json
  readonly after?: Json
}
