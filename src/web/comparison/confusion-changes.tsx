import type { ComparisonReport } from '../../core/report.ts'
import { list } from '../../core/text.ts'
import { Heading } from '../parts/heading.tsx'
import { ConfusionChangeTable } from './confusion-change-table.tsx'

/** The confusion of both sides, or why it is not shown as a difference; nothing in a report that does not tell. */
export function ConfusionChanges({ report: { confusion, notComparable = [] } }: { readonly report: ComparisonReport }) {
  if (confusion === undefined && notComparable.length === 0) return null
  const reasons = [...new Set(notComparable.map(({ what }) => what))]
  return (
    <section>
      <Heading>Which tools are confused, before and after</Heading>
      {confusion === undefined ? (
        <p class="empty">
          Not shown as a difference: the sides differ in {list(reasons)}, so the difference may not come from the tools.
        </p>
      ) : confusion.length === 0 ? (
        <p class="empty">No tool was called in place of another, on either side.</p>
      ) : (
        <ConfusionChangeTable rows={confusion} />
      )}
    </section>
  )
}
