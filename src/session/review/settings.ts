import type { LintReport } from '../../core/report.ts'
import type { Revision } from '../../sources/git.ts'
import type { RunSettings } from '../run-settings.ts'
import type { ComparisonGate } from '../verdict.ts'

/** What a review is told. */
export interface ReviewSettings {
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
  /** The same for every suite; `maxCost` is for all of them together. */
  readonly comparison: SuiteComparison
}

type Run = Pick<RunSettings, 'repeats' | 'concurrency' | 'out' | 'baseUrl' | 'seed' | 'maxCost' | 'drain' | 'progress'>

/** How each suite is compared. */
export interface SuiteComparison extends ComparisonGate, Run {
  /** Differences within ± this fraction count as none. */
  readonly margin: number
}
