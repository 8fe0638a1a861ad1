import type { Certainty } from '../core/certainty.ts'
import type { Finding } from '../core/finding.ts'
import type { ReadingKind } from './kinds.ts'

/** A statement that a reader points at. Nothing in it is trusted: the program looks at the place itself. */
export interface ReportedClaim {
  /** JSON Pointer into the tool: `/description`, `/inputSchema/properties/limit/maximum`; behind `NAME#` into a sibling. */
  readonly at: string
  /** The words of the string there; of any other value, its JSON. `''` claims that nothing stands there. */
  readonly quote: string
  /** The parameter, by name or path; `tool` for the tool as a whole; the name of another tool. */
  readonly about: string
  /** What the reader takes it to state. Only a hint where to look. */
  readonly value: string
}

/** One fault, as a reader reports it. `what` is one sentence of the reader's own, shown only as such. */
export interface ReportedFinding {
  readonly kind: ReadingKind
  readonly certainty: Certainty
  /** JSON Pointer of the place to change. */
  readonly at: string
  /** One or two. */
  readonly claims: readonly ReportedClaim[]
  readonly what: string
}

/** A step of the verification that a reported finding did not pass. */
export const DROPPED_AT = ['place', 'quote', 'binding', 'agreement', 'absence', 'repeated', 'known'] as const
export type DroppedAt = (typeof DROPPED_AT)[number]

/**
 * What verification made of a reported finding. `conflict`: our own comparison of the values, read again by our own readers, reports it, as
 * the finding of an ordinary rule. `open`: every quote stands there, and no comparison decides; a second look does. `dropped`: the step where
 * it failed, `agreement` where arithmetic refutes it, `known` where a rule reports the same without the reader.
 */
export type Verified =
  | { readonly outcome: 'conflict'; readonly rule: string; readonly finding: Finding; readonly kept: ReportedFinding }
  | { readonly outcome: 'open'; readonly rule: string; readonly finding: Finding; readonly kept: ReportedFinding }
  | { readonly outcome: 'dropped'; readonly at: DroppedAt }
