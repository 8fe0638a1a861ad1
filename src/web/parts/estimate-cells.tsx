import type { Estimate } from '../../core/estimate.ts'
import { grouped } from '../../core/text.ts'
import { interval, value } from '../../report/numbers.ts'

/** A number with what it is worth: value, interval and n, as three cells. */
export function EstimateCells({ metric, estimate }: { readonly metric: string; readonly estimate: Estimate }) {
  const { n, clusters } = estimate
  return (
    <>
      <td class="number value">{value(metric, estimate.value)}</td>
      <td class="number interval-text" title={estimate.method}>
        {interval(metric, estimate)}
      </td>
      <td class="number n">
        {grouped(n)}
        {clusters < n && <span class="quiet"> in {grouped(clusters)}</span>}
      </td>
    </>
  )
}
