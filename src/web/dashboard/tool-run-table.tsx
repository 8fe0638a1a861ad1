import { grouped } from '../../core/text.ts'
import type { ToolPoint } from '../../serve/answers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { Paged } from '../parts/paged.tsx'
import { RateCell } from '../parts/rate-cell.tsx'
import { Scrollable } from '../parts/scrollable.tsx'
import { runAddress, When } from './small.tsx'

/** The numbers of a tool's curve, the latest run first. */
export function ToolRunTable({ points }: { readonly points: readonly ToolPoint[] }) {
  const rows = points.toReversed().flatMap((point) => point.rows.map((row) => ({ point, row })))
  return (
    <details class="changes">
      <summary>In numbers</summary>
      <Paged items={rows} step={30} unit="row">
        {(shown) => (
          <Scrollable label="How the tool was chosen, run by run">
            <table>
              <thead>
                <tr>
                  <th scope="col">Run</th>
                  <th scope="col">Branch</th>
                  <th scope="col">Model</th>
                  <th scope="col" class="number">
                    Right answers
                  </th>
                  <th scope="col" class="number">
                    Chosen, of those meant
                  </th>
                  <th scope="col" class="number">
                    Meant, of those chosen
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ point: { run, started, branch, incomplete }, row: { model, recall, precision, right } }) => (
                  <tr key={`${run} ${model}`}>
                    <th scope="row">
                      <a href={runAddress(run)}>
                        <When started={started} />
                      </a>
                      {incomplete && <span class="under">not complete</span>}
                    </th>
                    <td>{branch === null ? '' : <Foreign text={branch} most={60} />}</td>
                    <td>
                      <Name text={model} />
                    </td>
                    <td class="number">{grouped(right)}</td>
                    <RateCell estimate={recall} name="recall" />
                    <RateCell estimate={precision} name="precision" />
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrollable>
        )}
      </Paged>
    </details>
  )
}
