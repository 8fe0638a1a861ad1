import type { ComparisonReport, ExitVerdict, LintReport } from './report.ts'

/** What `review --format json` prints: a contract, add but never change. */
export interface ReviewReport {
  readonly version: 1
  readonly kind: 'review'
  readonly tool: { readonly name: 'rightcall'; readonly version: string }
  /** Of the comparisons; the lint has its own. */
  readonly verdict: ExitVerdict
  /** Who judges: the revision as it was named, and its commit. */
  readonly base: { readonly revision: string; readonly commit: string }
  /** Whether the change comes from a stranger, so that only texts were looked at. */
  readonly textOnly: boolean
  /** The lint of the change, without the texts that findings are about; null where there was none. */
  readonly lint: LintReport | null
  /** Files that the change edits, and that were read as the base has them. */
  readonly edited: readonly EditedFile[]
  /** One a suite. */
  readonly comparisons: readonly ComparisonReport[]
  readonly notMeasured: readonly NotMeasured[]
}

/** A file that decides how a change is judged. */
export interface EditedFile {
  /** Relative to the working directory. */
  readonly path: string
  readonly what: 'configuration' | 'suite' | 'answers' | 'readings' | 'baseline' | 'lockfile'
  readonly change: 'added' | 'changed' | 'removed'
}

/** What no comparison tells, and why. */
export interface NotMeasured {
  /** null where it concerns all suites. */
  readonly suite: string | null
  /** null where it concerns all models. */
  readonly model: string | null
  readonly because: string
}
