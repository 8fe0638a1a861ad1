import type { Json, JsonObject } from './json.ts'

/** What a test of one argument accepts. A bare JSON value in a suite is `{equals: value}`. */
export type Matcher =
  | { readonly equals: Json }
  | { readonly oneOf: readonly Json[] }
  | { readonly matches: string }
  | { readonly contains: string }
  | { readonly range: { readonly min?: number; readonly max?: number } }
  | { readonly date: string }
  | { readonly any: true }
  | { readonly absent: true }
  | { readonly schema: JsonObject }

/** One call that an intent accepts. `arguments: undefined` accepts any. */
export interface ExpectedCall {
  readonly tool: string
  readonly arguments: Readonly<Record<string, Matcher>> | undefined
}

/** Calls that together are one right answer. */
export interface ExpectedCalls {
  readonly calls: readonly ExpectedCall[]
  readonly order: 'any' | 'given'
}

/** What the right answer is: one of several sets of calls, no call, or a question back. */
export type Expectation =
  { readonly kind: 'calls'; readonly anyOf: readonly ExpectedCalls[] } | { readonly kind: 'none' } | { readonly kind: 'ask' }

/** One thing that a user might say, and what a model should do about it. */
export interface Intent {
  readonly id: string
  readonly says: string
  readonly expect: Expectation
  /** Tools that must not be called. */
  readonly not: readonly string[]
  readonly tags: readonly string[]
  /** Intents of one cluster are not independent; alone, an intent is its own cluster. */
  readonly cluster: string
}

export interface Call {
  readonly tool: string
  /** As the model gave them; a string where they were not valid JSON. */
  readonly arguments: Json
}

/** Token counts as the provider reported them; undefined where it does not. */
export interface Usage {
  readonly input: number | undefined
  readonly output: number | undefined
  readonly cachedInput: number | undefined
}

/** The one normalized answer of any model. */
export interface Reply {
  readonly calls: readonly Call[]
  readonly text: string
  readonly stop: 'calls' | 'end' | 'length' | 'refusal' | 'other'
  readonly usage: Usage
  /** The model as the provider named it in this very answer. */
  readonly model: string
  /** Retrieval models only: tool names, best first, at most 20. */
  readonly ranking?: readonly string[]
}

/** One judgement of one reply. `null` means "does not apply here" and is never averaged as 0. */
export interface Score {
  readonly value: number | null
  readonly because?: string
}

/** An error is data, not a wrong answer. */
export type Outcome =
  | { readonly ok: true; readonly reply: Reply; readonly scores: Readonly<Record<string, Score>> }
  | { readonly ok: false; readonly error: string; readonly retryable: boolean }

/** One question to one model, once. */
export interface Trial {
  /** Digest of everything that can change the answer, the repeat number included. */
  readonly key: string
  readonly intent: string
  /** Which side of a comparison: `before`, `after`, or `only`. */
  readonly variant: string
  readonly model: string
  /** From 0. */
  readonly repeat: number
  readonly outcome: Outcome
  readonly cached: boolean
  /** Milliseconds from asking to answer. */
  readonly ms: number
}

/** A number with what it is worth. Rates are fractions (0.81, not 81). */
export interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** Intents that the value rests on. */
  readonly n: number
  readonly clusters: number
  readonly method: string
}

/** The fingerprint of a run: what would have to be equal for the numbers to be comparable. */
export interface Manifest {
  readonly tool: { readonly name: 'rightcall'; readonly version: string }
  readonly started: string
  readonly suite: { readonly path: string; readonly digest: string; readonly intents: number }
  readonly toolset: { readonly id: string; readonly uri: string; readonly digest: string; readonly tools: number }
  readonly models: readonly {
    readonly model: string
    readonly kind: 'language' | 'retrieval' | 'scripted'
    /** Versions that the provider reported, sorted. */
    readonly reported: readonly string[]
    readonly parameters: JsonObject
  }[]
  readonly exposure: string
  readonly prompt: JsonObject
  readonly repeats: number
  readonly seed: number
  readonly git: string | undefined
}

export interface MetricRow {
  readonly metric: string
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

/** What a run did, scored. */
export interface Run {
  readonly manifest: Manifest
  readonly trials: readonly Trial[]
  readonly summary: readonly MetricRow[]
  readonly confusion: readonly ConfusionRow[]
  readonly intents: readonly IntentRow[]
  readonly incomplete: boolean
}

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
  readonly verdict: Verdict
  /** Intents in all that a decision at the margin takes; null when decided. */
  readonly needed: number | null
  /** Pairs left out because a trial failed, and the estimate's bounds if all of them had gone one way. */
  readonly dropped: { readonly pairs: number; readonly worst: number | null; readonly best: number | null }
}

/** One intent that changed sides. */
export interface Flip {
  readonly intent: string
  readonly model: string
  readonly from: string
  readonly to: string
  /** 1 for a gain, -1 for a loss; fractions with repeats. */
  readonly gain: number
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
