import type { Certainty } from '../../core/certainty.ts'
import type { Severity } from '../../core/finding.ts'
import type { ReportedDiagnostic } from '../../core/report.ts'

/** What a reader asked to see. Empty words ask for everything. */
export interface FindingFilter {
  readonly words: string
  /** `toolset` and `tool` as one key, see `toolKey`. */
  readonly tool: string
  readonly rule: string
  readonly severity: Severity | ''
  readonly certainty: Certainty | ''
}

export const EVERYTHING: FindingFilter = { words: '', tool: '', rule: '', severity: '', certainty: '' }

/** Tells a tool from those of the same name in other sets. */
export function toolKey({ toolset, tool }: Pick<ReportedDiagnostic, 'toolset' | 'tool'>): string {
  return JSON.stringify([toolset, tool])
}

/** The findings that a filter lets through. Every word has to stand in a finding, in whatever case. */
export function filteredFindings(
  diagnostics: readonly ReportedDiagnostic[],
  { words, tool, rule, severity, certainty }: FindingFilter,
): readonly ReportedDiagnostic[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  return diagnostics.filter(
    (one) =>
      (tool === '' || toolKey(one) === tool) &&
      (rule === '' || one.rule === rule) &&
      (severity === '' || one.severity === severity) &&
      (certainty === '' || one.certainty === certainty) &&
      (asked.length === 0 || hasAll(one, asked)),
  )
}

function hasAll({ rule, tool, message, quote, pointer, uri, related }: ReportedDiagnostic, words: readonly string[]): boolean {
  const text = [rule, tool ?? '', message, quote ?? '', pointer, uri, ...related].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}
