import type { Severity } from '../../core/finding.ts'

const WORD: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'info' }

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return <span class={`severity ${severity}`}>{WORD[severity]}</span>
}
