import type { ComparisonRow } from '../../core/comparison.ts'
import { isProven, rowVerdict } from '../../report/comparison-words.ts'
import { pNumber, value } from '../../report/numbers.ts'
import { BeforeAfter } from '../parts/before-after.tsx'
import { DeltaCells } from '../parts/delta-cells.tsx'
import { EstimateHead } from '../parts/estimate-head.tsx'
import { Name, Foreign } from '../parts/foreign.tsx'
import { differenceScale } from '../parts/difference-scale.ts'

interface DifferenceTableProps {
  readonly rows: readonly ComparisonRow[]
  readonly margin: number
}

/** Paired differences: each with its interval around zero, the margin behind it, and the same in numbers. */
export function DifferenceTable({ rows, margin }: DifferenceTableProps) {
  const scale = differenceScale(
    rows.map(({ delta }) => delta),
    margin,
  )
  const models = [...Map.groupBy(rows, ({ model }) => model)]
  return (
    <table class="estimates differences">
      <caption>After minus before, in points, with 95 % intervals. A difference within the shaded band counts as none.</caption>
      <EstimateHead
        rows="Metric"
        drawn="Difference"
        scale={scale}
        numbers={['Change', '95 % interval', 'Before → after', 'p, adjusted']}
        words={['Verdict']}
      />
      {models.map(([model, own]) => (
        <tbody key={model}>
          <tr class="group">
            <th scope="rowgroup" colSpan={7}>
              <Name text={model} />
            </th>
          </tr>
          {own.map((row) => (
            <tr key={row.metric} class={row.headline ? 'headline' : undefined}>
              <th scope="row">
                <span class="metric">
                  <Foreign text={row.metric} most={80} />
                </span>
                {row.headline && <span class="quiet"> headline</span>}
              </th>
              <DeltaCells metric={row.metric} delta={row.delta} scale={scale} tone={toneOf(row)} />
              <BeforeAfter
                before={value(row.metric, row.before.value)}
                after={value(row.metric, row.after.value)}
                pairs={row.delta.n}
              />
              <td class="number p">{pNumber(row.adjusted)}</td>
              <td class={`row-verdict ${toneOf(row)}`}>{rowVerdict(row)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function toneOf(row: ComparisonRow): string {
  if (row.verdict === 'equivalent') return 'equivalent'
  return (row.verdict === 'better' || row.verdict === 'worse') && isProven(row) ? row.verdict : 'undecided'
}
