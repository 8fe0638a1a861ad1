import type { ModelRow } from '../../core/report.ts'
import { grouped } from '../../core/text.ts'
import { dollars } from '../../report/numbers.ts'
import { Name } from './foreign.tsx'
import { Scrollable } from './scrollable.tsx'

/** What each model took: time and money. */
export function CostTable({ rows }: { readonly rows: readonly ModelRow[] }) {
  return (
    <Scrollable label="Cost and time">
      <table>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="number">
              Typical time (p50)
            </th>
            <th scope="col" class="number">
              Slow (p95)
            </th>
            <th scope="col" class="number">
              Timed
            </th>
            <th scope="col" class="number">
              Input tokens
            </th>
            <th scope="col" class="number">
              Output tokens
            </th>
            <th scope="col" class="number">
              Cost
            </th>
            <th scope="col" class="number">
              From our cache
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ model, ms, cost }) => (
            <tr key={model}>
              <th scope="row">
                <Name text={model} />
              </th>
              <td class="number">{duration(ms.p50)}</td>
              <td class="number">{duration(ms.p95)}</td>
              <td class="number">{grouped(ms.n)}</td>
              <td class="number">{grouped(cost.inputTokens)}</td>
              <td class="number">{grouped(cost.outputTokens)}</td>
              <td class="number">{cost.dollars === null ? 'unknown' : dollars(cost.dollars)}</td>
              <td class="number">
                {grouped(cost.cached)} of {grouped(cost.trials)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  )
}

/** `850 ms`, `1.2 s`. */
function duration(ms: number | null): string {
  if (ms === null) return 'n/a'
  return ms < 1_000 ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`
}
