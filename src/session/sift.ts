import type { Problem } from '../core/finding.ts'
import type { LintReport, ReportedDiagnostic } from '../core/report.ts'
import type { Toolset } from '../core/tool.ts'

/** Findings apart from those that were there before. */
export interface Sifted extends Pick<LintReport, 'baseline' | 'base' | 'fixed'> {
  /** What is reported, and counts for gates. */
  readonly fresh: readonly ReportedDiagnostic[]
  readonly baselined: number
  readonly atBase: number
}

/** Takes the findings that were there before out of all of them. */
export type Sift = (found: readonly ReportedDiagnostic[], toolsets: readonly Toolset[], problems: readonly Problem[]) => Sifted

/** First one, then the other on what is left. */
export function siftedBy(sifts: readonly Sift[]): Sift {
  return (found, toolsets, problems) =>
    sifts.reduce<Sifted>(
      (so, sift) => {
        const { fresh, baselined, atBase, ...about } = sift(so.fresh, toolsets, problems)
        return { ...so, ...about, fresh, baselined: so.baselined + baselined, atBase: so.atBase + atBase }
      },
      { fresh: found, baselined: 0, atBase: 0 },
    )
}
