import type { Finding } from '../core/finding.ts'

/**
 * What a comparison of values made of a reading: they cannot both hold, and the rule of this id reports it; they are compatible, so that the
 * reader is wrong; or undefined, where a value was not read or nothing compares it.
 */
export type ByComparison =
  | { readonly outcome: 'conflict'; readonly rule: string; readonly finding: Finding }
  | { readonly outcome: 'agreement' }
  | undefined

/** The values are compatible. */
export const AGREES = { outcome: 'agreement' } as const
