import type { CollateralRow } from '../../core/comparison.ts'
import { grouped } from '../../core/text.ts'
import { change, interval } from '../../report/numbers.ts'
import { Paged } from '../parts/paged.tsx'
import { Strip, StripAxis } from '../parts/plot.tsx'
import { Name } from '../parts/foreign.tsx'
import { differenceScale } from '../parts/difference-scale.ts'

/** What each tool's intents won or lost, the largest change first. */
export function CollateralTable({ rows }: { readonly rows: readonly CollateralRow[] }) {
  const scale = differenceScale(
    rows.map(({ delta }) => delta),
    undefined,
  )
  return (
    <Paged items={rows} step={20} unit="tool">
      {(shown) => (
        <table class="estimates">
          <caption>By tool, in points. Advisory: the intervals allow for the number of tools, and no gate rests on them.</caption>
          <thead>
            <tr>
              <th scope="col">Tool and model</th>
              <th scope="col" class="strip-head">
                <span class="hidden">Difference, drawn</span>
                <StripAxis scale={scale} />
              </th>
              <th scope="col" class="number">
                Change
              </th>
              <th scope="col" class="number">
                Interval
              </th>
              <th scope="col" class="number">
                Intents
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ tool, model, delta }) => (
              <tr key={`${tool} ${model}`}>
                <th scope="row">
                  <Name text={tool} />
                  <span class="under">
                    <Name text={model} />
                  </span>
                </th>
                <td class="strip-cell">
                  <Strip scale={scale} value={delta.value} low={delta.low} high={delta.high} />
                </td>
                <td class="number value">{change('', delta.value)}</td>
                <td class="number interval-text" title={delta.method}>
                  {interval('', delta)}
                </td>
                <td class="number">{grouped(delta.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Paged>
  )
}
