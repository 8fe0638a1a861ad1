import type { ComparisonReport, RunReport } from '../../core/report.ts'
import { grouped } from '../../core/text.ts'
import { incompleteSentence } from '../../report/run-words.ts'
import { Name, Foreign } from './foreign.tsx'

/** What is missing from a report about answers, and why: it comes before the numbers. */
export function UnfinishedNotes({ report }: { readonly report: RunReport | ComparisonReport }) {
  const { incomplete, failures } = report
  if (!incomplete && failures.length === 0) return null
  return (
    <div class="notice">
      {incomplete && (
        <p>
          <Foreign text={incompleteSentence(report, (text) => text)} />
        </p>
      )}
      {failures.slice(0, 20).map(({ model, error, count: times }, index) => (
        <p key={index}>
          {grouped(times)} × <Name text={model} /> did not answer: <Foreign text={error} most={600} />
        </p>
      ))}
    </div>
  )
}
