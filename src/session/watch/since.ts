import type { LintReport, ReportedDiagnostic } from '../../core/report.ts'

/** How the findings of one lint differ from those before. */
export interface Since {
  readonly gone: readonly ReportedDiagnostic[]
  readonly fresh: readonly ReportedDiagnostic[]
  /** Lists that were read before and are not now: nobody knows of their findings. */
  readonly unread: readonly { readonly uri: string; readonly findings: number }[]
  /** True where the same is accepted as before, so that what is gone was repaired. */
  readonly sameTerms: boolean
}

interface Known {
  readonly uri: string
  readonly findings: readonly ReportedDiagnostic[]
}

/**
 * Compares each report with the ones before it, list by list: one that cannot be read for a while, as in the middle of an edit, is
 * compared with what was known of it last. `settings` tells one configuration from another. Undefined for the first report.
 */
export function findingsOverTime(): (report: LintReport, settings: object | undefined) => Since | undefined {
  const known = new Map<string, Known>()
  let terms: string | undefined
  return (report, settings) => {
    const before = new Map(known)
    const findings = Map.groupBy(report.diagnostics, ({ toolset }) => toolset)
    for (const { key, uri } of report.toolsets) known.set(key, { uri, findings: findings.get(key) ?? [] })
    const { suppressed, baselined, atBase } = report.summary
    const now = JSON.stringify([suppressed, baselined, atBase, settings], plain)
    const sameTerms = terms === now
    const isFirst = terms === undefined
    terms = now
    if (isFirst) return undefined
    const read = report.toolsets.map(({ key }) => ({ was: before.get(key)?.findings ?? [], is: findings.get(key) ?? [] }))
    const keys = new Set(report.toolsets.map(({ key }) => key))
    return {
      gone: read.flatMap(({ was, is }) => without(was, is)),
      fresh: read.flatMap(({ was, is }) => without(is, was)),
      unread: [...before].flatMap(([key, { uri, findings: lost }]) =>
        keys.has(key) || lost.length === 0 ? [] : [{ uri, findings: lost.length }],
      ),
      sameTerms,
    }
  }
}

function without(some: readonly ReportedDiagnostic[], others: readonly ReportedDiagnostic[]): readonly ReportedDiagnostic[] {
  const prints = new Set(others.map(({ fingerprint }) => fingerprint))
  return some.filter(({ fingerprint }) => !prints.has(fingerprint))
}

/** Layers of a configuration are maps. */
function plain(_: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value
}
