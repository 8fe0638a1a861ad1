import type { Report } from '../../core/report.ts'
import { reasonSentence } from '../../report/exit-words.ts'
import { Foreign } from './foreign.tsx'

/** Whether a gate failed, and why. */
export function Reason({ report }: { readonly report: Report }) {
  const exit = report.kind === 'comparison' ? report.exit : report.verdict.exit
  const reason = reasonSentence(report, (text) => text)
  return (
    <p class={`reason ${exit === 0 ? 'passed' : 'failed'}`}>
      {reason === undefined ? 'No gate failed.' : <Foreign text={reason} />}
    </p>
  )
}
