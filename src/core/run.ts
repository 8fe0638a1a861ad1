import type { Estimate } from './estimate.ts'
import type { Manifest } from './manifest.ts'
import type { Trial, Unanswered } from './trial.ts'

export interface MetricRow {
  readonly metric: string
  /** What a high value means: `no forbidden call`. Of every metric, higher is better. */
  readonly label: string
  readonly model: string
  readonly estimate: Estimate
}

/** `model` called `called` (`(none)` for no call) `count` times on intents meant for `expected`. */
export interface ConfusionRow {
  readonly model: string
  readonly expected: string
  readonly called: string
  readonly count: number
  /** All trials meant for `expected`: the denominator of the sentence. */
  readonly of: number
}

export interface IntentRow {
  readonly id: string
  readonly model: string
  readonly passes: number
  readonly repeats: number
  readonly error: number
}

/** Replies of one model that are no answers, of one kind. */
export interface UnansweredRow {
  readonly model: string
  readonly kind: Unanswered
  readonly count: number
}

/** How a model chose one tool. Every estimate has its own n: the intents that it rests on. */
export interface ToolRow {
  readonly model: string
  readonly tool: string
  /** Of the answers meant for the tool, those that chose it. */
  readonly recall: Estimate
  /** Of the answers that chose the tool, those meant for it. */
  readonly precision: Estimate
  /** The harmonic mean of both. */
  readonly f1: Estimate
  /** Trials, for the diagonal of the confusion. */
  readonly right: number
}

/** What a run did, scored. */
export interface Run {
  readonly manifest: Manifest
  readonly trials: readonly Trial[]
  readonly summary: readonly MetricRow[]
  readonly confusion: readonly ConfusionRow[]
  readonly intents: readonly IntentRow[]
  readonly unanswered: readonly UnansweredRow[]
  readonly incomplete: boolean
}
