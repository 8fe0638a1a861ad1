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
