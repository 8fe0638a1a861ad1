import type { ComparisonRow } from '../../core/comparison.ts'
import { grouped } from '../../core/text.ts'
import { isProven, rowVerdict } from '../../report/comparison-words.ts'
import { change, interval, pNumber, value } from '../../report/numbers.ts'
import { Strip, StripAxis } from '../parts/plot.tsx'
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
      <caption>After minus before, in points, with 95 % intervals. Within the shaded band, a difference counts as none.</caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="strip-head">
            <span class="hidden">Difference, drawn</span>
            <StripAxis scale={scale} />
          </th>
          <th scope="col" class="number">
            Change
          </th>
          <th scope="col" class="number">
            95 % interval
          </th>
          <th scope="col" class="number">
            Before → after
          </th>
          <th scope="col" class="number">
            p, adjusted
          </th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
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
              <td class="strip-cell">
                <Strip scale={scale} value={row.delta.value} low={row.delta.low} high={row.delta.high} tone={toneOf(row)} />
              </td>
              <td class="number value">{change(row.metric, row.delta.value)}</td>
              <td class="number interval-text" title={row.delta.method}>
                {interval(row.metric, row.delta)}
              </td>
              <td class="number before-after">
                {value(row.metric, row.before.value)} → {value(row.metric, row.after.value)}
                <span class="under">{grouped(row.delta.n)} pairs</span>
              </td>
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
