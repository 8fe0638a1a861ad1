import type { Diagnostic, Severity } from '../../src/core/finding.ts'
import { SEVERITIES } from '../../src/core/severity.ts'

/** Findings by rule and severity over the corpus: `{"parameter/untyped": {"warn": 12}}`. Rules that say nothing are left out. */
export type Counts = Readonly<Record<string, Readonly<Partial<Record<Severity, number>>>>>

/** A count that moves by more than this share of itself must be written down again, so that nobody moves it unseen. */
const MOST_MOVED = 0.1

export function countsOf(findings: readonly Diagnostic[]): Counts {
  const byRule = [...Map.groupBy(findings, ({ rule }) => rule)].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(
    byRule.map(([rule, found]) => {
      const bySeverity = Map.groupBy(found, ({ severity }) => severity)
      return [
        rule,
        Object.fromEntries(SEVERITIES.flatMap((one) => (bySeverity.has(one) ? [[one, bySeverity.get(one)?.length ?? 0]] : []))),
      ]
    }),
  )
}

/** The counts that moved too far from those written down: `parameter/untyped (warn) 12 → 15`. */
export function movedCounts(written: Counts, now: Counts): string[] {
  const rules = [...new Set([...Object.keys(written), ...Object.keys(now)])].sort()
  return rules.flatMap((rule) =>
    SEVERITIES.flatMap((severity) => {
      const [before, after] = [written[rule]?.[severity] ?? 0, now[rule]?.[severity] ?? 0]
      return Math.abs(after - before) > MOST_MOVED * before ? [`${rule} (${severity}) ${before} → ${after}`] : []
    }),
  )
}
