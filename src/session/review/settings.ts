import type { LintReport } from '../../core/report.ts'
import type { Revision } from '../../sources/git.ts'
import type { RunSettings } from '../run-settings.ts'
import type { ComparisonGate } from '../verdict.ts'

/** What a review is told. */
export interface ReviewSettings
  extends
    ComparisonGate,
    Pick<RunSettings, 'repeats' | 'concurrency' | 'out' | 'baseUrl' | 'seed' | 'maxCost' | 'drain' | 'progress'> {
  /** The base of the change: configuration, suites and stored answers are those of this revision. */
  readonly trust: Revision
  /** Paths of suites in that revision. */
  readonly suites: readonly string[]
  readonly models: readonly string[]
  /** True for a stranger's change: no model is asked about it. */
  readonly textOnly: boolean
  /** False where somebody wants no comparison. */
  readonly asks: boolean
  readonly lint: LintReport | undefined
  /** Differences within ± this fraction count as none. */
  readonly margin: number
}
