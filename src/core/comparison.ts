import type { Estimate } from './estimate.ts'
import type { Manifest } from './manifest.ts'

/** `undecided` is an honest answer and says how many more intents a decision takes. */
export type Verdict = 'better' | 'worse' | 'equivalent' | 'undecided'

export interface ComparisonRow {
  readonly metric: string
  readonly model: string
  readonly before: Estimate
  readonly after: Estimate
  /** After minus before, as a fraction. */
  readonly delta: Estimate
  readonly p: number | null
  /** `p` adjusted for every other row (Holm); the verdict of the comparison rests on it. null where there is no test. */
  readonly adjusted: number | null
  /** Of this row read alone at 5 %. */
  readonly verdict: Verdict
  /** Whether this metric judges the model's whole answer: one row of each model. */
  readonly headline: boolean
  /** Intents in all that a decision at the margin takes, clusters where intents share them; null when decided. */
  readonly needed: number | null
  /** Pairs left out because a trial failed, and the estimate's bounds if all of them had gone one way. */
  readonly dropped: { readonly pairs: number; readonly worst: number | null; readonly best: number | null }
}

/** One intent that changed sides in one metric. */
export interface Flip {
  readonly intent: string
  readonly metric: string
  readonly model: string
  readonly from: string
  readonly to: string
  /** 1 for a gain, -1 for a loss; fractions with repeats. */
  readonly gain: number
  /** What is wrong with the answer that is wrong. */
  readonly because?: string
}

/** What one tool's intents gained or lost: advisory, never a gate. */
export interface CollateralRow {
  readonly tool: string
  readonly model: string
  readonly delta: Estimate
}

export interface Comparison {
  readonly before: Manifest
  readonly after: Manifest
  readonly rows: readonly ComparisonRow[]
  readonly flips: readonly Flip[]
  readonly collateral: readonly CollateralRow[]
  readonly verdict: Verdict
  /** Points (as a fraction) within which a difference counts as none. */
  readonly margin: number
  readonly incomplete: boolean
}
