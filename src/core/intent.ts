import type { Json, JsonObject } from './json.ts'

/** What a test of one argument accepts. A bare JSON value in a suite is `{equals: value}`, unless a matcher stands in it. */
export type Matcher =
  | { readonly equals: Json }
  /** An object or a list with matchers in it. */
  | { readonly keys: Readonly<Record<string, Matcher>> }
  | { readonly items: readonly Matcher[] }
  | { readonly unordered: readonly Matcher[] }
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
  /**
   * Which arguments may come beside those expected, whatever their values: these alone. Undefined leaves it to what the
   * intent's words carry.
   */
  readonly beside?: readonly string[]
}

/** Calls that together are one right answer. */
export interface ExpectedCalls {
  readonly calls: readonly ExpectedCall[]
  readonly order: 'any' | 'given'
  /** True where all of them must be made; else a right first step is enough. */
  readonly all?: true
}

/** What the right answer is: one of several sets of calls, no call, or a question back. */
export type Expectation =
  | {
      readonly kind: 'calls'
      readonly anyOf: readonly ExpectedCalls[]
      /** What else is right: no call whatever is said, or a question back. */
      readonly without?: 'none' | 'ask'
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'ask' }

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
