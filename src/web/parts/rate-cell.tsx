import type { Estimate } from '../../core/estimate.ts'
import { grouped } from '../../core/text.ts'
import { interval, value } from '../../report/numbers.ts'

/** A rate as one cell, its interval and n below it. `name` is what the cell is called where a row becomes a card. */
export function RateCell({ estimate, name }: { readonly estimate: Estimate; readonly name: string }) {
  if (estimate.n === 0)
    return (
      <td class="number quiet" data-name={name}>
        none
      </td>
    )
  return (
    <td class="number" data-name={name}>
      {value('', estimate.value)}
      <span class="under">
        {interval('', estimate)}, n {grouped(estimate.n)}
      </span>
    </td>
  )
}
