import type { ReportedDiagnostic } from '../../core/report.ts'
import { Foreign } from '../parts/foreign.tsx'

/** Where a finding is, as an editor opens it: `tools.json:4:20`. */
export function FindingPlace({ found: { uri, range } }: { readonly found: ReportedDiagnostic }) {
  return (
    <span class="place">
      <Foreign text={range === null ? uri : `${uri}:${range.start.line}:${range.start.column}`} most={200} />
    </span>
  )
}
