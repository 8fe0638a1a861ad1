import type { Estimate } from './estimate.ts'

/** One metric of one model, held against an earlier run. */
export interface AgainstRow {
  readonly metric: string
  readonly model: string
  readonly before: Estimate
  readonly after: Estimate
  /** After minus before, as a fraction, over the intents that are the same in both. */
  readonly delta: Estimate
  readonly p: number | null
  /** `p` adjusted for every other row (Holm). null where there is no test. */
  readonly adjusted: number | null
  /** The largest drop that passes, as a fraction. */
  readonly allowed: number
  /** Intents left out because a trial failed in one of the runs. */
  readonly dropped: number
  /** `dropped`: by more than is allowed, and not by chance. `chance`: by more, which chance explains. `untested`: by more, and there is no test. */
  readonly verdict: 'within' | 'chance' | 'dropped' | 'untested'
}

/** What metrics with a largest drop did since an earlier run. */
export interface AgainstRun {
  /** Relative to the working directory, or as it was named where there is no run. */
  readonly folder: string
  readonly started: string | null
  /** Of the working directory then. */
  readonly commit: string | null
  /** Why there is nothing to compare with; null where there is. */
  readonly why: string | null
  /** Intents that are the same in both runs. */
  readonly intents: number
  /** Intents of this run that are new or changed since. */
  readonly leftOut: number
  /** Where the earlier run is not complete: rows are about what it answered. */
  readonly incomplete?: boolean
  readonly rows: readonly AgainstRow[]
}
