import type { Report } from '../core/report.ts'
import { ComparisonView } from './comparison/comparison-view.tsx'
import { LintView } from './lint/lint-view.tsx'
import { HeadingLevel } from './parts/heading.tsx'
import { RunView } from './run/run-view.tsx'

/** One report, whatever its kind. */
export function ReportSection({ report, id, level }: { readonly report: Report; readonly id: string; readonly level: number }) {
  return (
    <HeadingLevel.Provider value={level}>
      <article class={`report ${report.kind}`} id={id}>
        {report.kind === 'lint' ? (
          <LintView report={report} id={id} />
        ) : report.kind === 'run' ? (
          <RunView report={report} id={id} />
        ) : (
          <ComparisonView report={report} />
        )}
      </article>
    </HeadingLevel.Provider>
  )
}
