import type { Change } from './change.ts'
import type { ToolCounts } from './comparison.ts'
import type { Problem } from './finding.ts'
import type { ExitVerdict } from './report.ts'

/** What `diff --format json` prints: a contract, add but never change. */
export interface DiffReport extends ModelDiff {
  readonly version: 1
  readonly kind: 'diff'
  readonly tool: { readonly name: 'rightcall'; readonly version: string }
  readonly verdict: ExitVerdict
  /** What could not be read, or not for sure. */
  readonly problems: readonly Problem[]
}

/** What changed for a model between lists of tools. */
export interface ModelDiff {
  readonly summary: DiffSummary
  /** The servers that were compared, each with both sides. */
  readonly sets: readonly DiffSet[]
  /** By server, then in the order of the tools before; new tools stand last. */
  readonly changes: readonly Change[]
}

export interface DiffSummary {
  readonly breaking: number
  readonly behavioural: number
  readonly harmless: number
  /** Of these, those that a security reviewer has to see. */
  readonly danger: number
  readonly tools: ToolCounts
}

export interface DiffSet {
  /** null where one server is compared with one. */
  readonly server: string | null
  /** null for a server that is new. */
  readonly before: DiffSide | null
  /** null for a server that is gone. */
  readonly after: DiffSide | null
  readonly advice: VersionAdvice
}

export interface DiffSide {
  /** `tools.json at v1.2 (3f2c1a9)` */
  readonly from: string
  readonly tools: number
  /** False for a part of a server's list, which tells nothing of what it lacks. */
  readonly complete: boolean
  /** As the list or the server gives it; null where neither does. */
  readonly version: string | null
}

/** By how much the server's next version should differ. */
export interface VersionAdvice {
  readonly step: 'major' | 'minor' | 'patch' | 'none'
  readonly because: string
  /** The version before raised by that step; null where it is not known. */
  readonly next: string | null
  /** Whether the version after is at least that; null where either is not known. */
  readonly enough: boolean | null
}
