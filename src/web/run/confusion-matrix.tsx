import { useState } from 'preact/hooks'
import type { RunReport } from '../../core/report.ts'
import { grouped } from '../../core/text.ts'
import { Name } from '../parts/foreign.tsx'
import { Scrollable } from '../parts/scrollable.tsx'
import { matrixOf } from './matrix.ts'
import { ModelSelect } from './model-select.tsx'

/** Meant against called, as a table: the darker, the larger the share of the row. */
export function ConfusionMatrix({ report, id }: { readonly report: RunReport; readonly id: string }) {
  const models = [...new Set(report.confusion.map(({ model }) => model))]
  const [chosen, setChosen] = useState(models[0] ?? '')
  const { meant, called, counts, of } = matrixOf(report, chosen)
  return (
    <details class="matrix">
      <summary>As a matrix</summary>
      <ModelSelect id={`${id}-matrix`} models={models} value={chosen} onChoose={setChosen} />
      <Scrollable label="Confusion matrix">
        <table>
          <caption>
            Rows: the tool that was meant. Columns: the tool that was called. Tools that were always chosen correctly are left
            out.
          </caption>
          <thead>
            <tr>
              <th scope="col">meant</th>
              {called.map((tool) => (
                <th scope="col" key={tool} class="turned">
                  <span>
                    <Name text={tool} />
                  </span>
                </th>
              ))}
              <th scope="col" class="number">
                of
              </th>
            </tr>
          </thead>
          <tbody>
            {meant.map((tool, row) => (
              <tr key={tool}>
                <th scope="row">
                  <Name text={tool} />
                </th>
                {called.map((other, column) => {
                  const count = counts[row]?.[column] ?? 0
                  return (
                    <td key={other} class={`heat ${other === tool ? 'right' : 'wrong'} ${shade(count, of[row] ?? null)}`}>
                      {count === 0 ? '' : grouped(count)}
                    </td>
                  )
                })}
                <td class="number">{of[row] === null ? '' : grouped(of[row] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrollable>
    </details>
  )
}

function shade(count: number, of: number | null): string {
  if (count === 0 || of === null || of === 0) return ''
  return `shade-${Math.max(1, Math.min(4, Math.ceil((count / of) * 4)))}`
}
