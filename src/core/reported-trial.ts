import type { Json } from './json.ts'
import type { Unanswered } from './trial.ts'

/** An intent that was asked, once for all models and repeats. */
export interface AskedIntent {
  readonly id: string
  readonly says: string
  /** In words: `move_file with source "a.txt"`, `no call`, `a question back`. */
  readonly expected: string
  /** Tools that must not be called. */
  readonly not: readonly string[]
  readonly tags: readonly string[]
  readonly cluster: string
}

/** A call that a model made. */
export interface ReportedCall {
  readonly tool: string
  /** As the model gave them; where their JSON is long, the beginning of it as a text. */
  readonly arguments: Json
  /** Of arguments that were cut: the length of their whole JSON, in UTF-16 units. */
  readonly cutFrom?: number
}

/** One question to one model, once: what it did, and what every metric says of it. */
export interface ReportedTrial {
  readonly intent: string
  readonly model: string
  /** From 0. */
  readonly repeat: number
  /** Which side of a comparison: `before`, `after`, or `only`. */
  readonly variant: string
  /** `error`: there is no reply. A reply that is no answer says why. */
  readonly outcome: 'answered' | 'error' | Unanswered
  /** Of an `error`. */
  readonly error: string | null
  readonly calls: readonly ReportedCall[]
  /** Calls after those listed, where there were too many. */
  readonly moreCalls?: number
  readonly text: string
  /** Of a text that was cut: its whole length, in UTF-16 units. */
  readonly textCutFrom?: number
  /** Retrieval models only: tool names, best first, at most five. */
  readonly ranking?: readonly string[]
  /** By metric, those that apply. */
  readonly scores: Readonly<Record<string, { readonly value: number; readonly because: string | null }>>
  /** Whether the whole answer was right, in [0, 1]; null where nothing judges it. */
  readonly right: number | null
  /** What is wrong, told by the metric that says it most plainly; null where nothing is. */
  readonly fault: { readonly metric: string; readonly because: string } | null
  readonly cached: boolean
  /** Milliseconds from asking to answer. */
  readonly ms: number
  /** As the provider counted them; null where it does not. */
  readonly tokens: { readonly input: number | null; readonly output: number | null }
}
