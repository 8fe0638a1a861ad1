import type { LintReport } from '../core/report.ts'

/** What was found and is not reported, for the last line: `87 accepted by the baseline`. */
export function acceptedWords({ summary, base }: Pick<LintReport, 'summary' | 'base'>): string[] {
  const { suppressed, baselined, atBase } = summary
  return [
    ...(baselined > 0 ? [`${baselined} accepted by the baseline`] : []),
    ...(atBase > 0 ? [`${atBase} already in ${base?.revision ?? 'the base'}`] : []),
    ...(suppressed > 0 ? [`${suppressed} accepted by ignore entries or comments`] : []),
  ]
}
