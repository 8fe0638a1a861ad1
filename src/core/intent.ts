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
  /** A list in any order, item by item. */
  | { readonly unordered: readonly Matcher[] }
  /** A literal list or object in a suite that has matchers in it. */
  | { readonly items: readonly Matcher[] }
  | { readonly fields: Readonly<Record<string, Matcher>> }

/** One call that an intent accepts. */
export interface ExpectedCall {
  readonly tool: string
  /** undefined accepts any. */
  readonly arguments: Readonly<Record<string, Matcher>> | undefined
  /** Arguments that may have any value in addition to those in `arguments`; undefined: those that somebody asked for, see `isUnrequested`. */
  readonly only?: readonly string[]
}

/** Calls that together are one right answer. */
export interface ExpectedCalls {
  readonly calls: readonly ExpectedCall[]
  readonly order: 'any' | 'given'
  /** Whether all of them must be made; else a right first step is enough, since nothing executes a tool. */
  readonly all?: boolean
}

/** A right answer without a call: nothing to do, or a question back. */
export type Callless = 'none' | 'ask'

/** What the right answer is: one of several sets of calls, no call, or a question back. */
export type Expectation =
  /** `or`: what else is right. */
  | { readonly kind: 'calls'; readonly anyOf: readonly ExpectedCalls[]; readonly or?: readonly Callless[] }
  | { readonly kind: Callless }

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
