import type { Severity } from './finding.ts'

/** Worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info']

const RANK: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 }

/** Sorts the worst to the front. */
export function bySeverity(a: { readonly severity: Severity }, b: { readonly severity: Severity }): number {
  return RANK[a.severity] - RANK[b.severity]
}
