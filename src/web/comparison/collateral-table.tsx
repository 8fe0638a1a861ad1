import type { CollateralRow } from '../../core/comparison.ts'
import { grouped } from '../../core/text.ts'
import { Paged } from '../parts/paged.tsx'
import { DeltaCells } from '../parts/delta-cells.tsx'
import { EstimateHead } from '../parts/estimate-head.tsx'
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
          <caption>Per tool, in points. The intervals allow for the number of tools. No gate uses these numbers.</caption>
          <EstimateHead rows="Tool and model" drawn="Difference" scale={scale} numbers={['Change', 'Interval', 'Intents']} />
          <tbody>
            {shown.map(({ tool, model, delta }) => (
              <tr key={`${tool} ${model}`}>
                <th scope="row">
                  <Name text={tool} />
                  <span class="under">
                    <Name text={model} />
                  </span>
                </th>
                <DeltaCells metric="" delta={delta} scale={scale} />
                <td class="number">{grouped(delta.n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Paged>
  )
}
