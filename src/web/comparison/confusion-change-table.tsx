import type { ConfusionChange } from '../../core/comparison.ts'
import { grouped } from '../../core/text.ts'
import { change } from '../../report/numbers.ts'
import { EstimateHead } from '../parts/estimate-head.tsx'
import { Paged } from '../parts/paged.tsx'
import { Strip } from '../parts/plot.tsx'
import { RATE } from '../parts/scale.ts'
import { ChosenName } from '../parts/chosen-name.tsx'
import { Name } from '../parts/foreign.tsx'

/** Which tools are confused, before and after: what grew comes first. */
export function ConfusionChangeTable({ rows }: { readonly rows: readonly ConfusionChange[] }) {
  const hasModels = new Set(rows.map(({ model }) => model)).size > 1
  return (
    <Paged items={rows} step={12} unit="pair">
      {(shown) => (
        <table class="estimates confusion-changes">
          <caption>
            The share of wrong choices among the answers meant for a tool. A line leads from the share before to a dot at the
            share after. These are counts without a test; the tests are with the metrics above.
          </caption>
          <EstimateHead
            rows={hasModels ? 'Meant, chosen and model' : 'Meant and chosen'}
            drawn="Share before and after"
            scale={RATE}
            numbers={['Before', 'After', 'Change']}
          />
          <tbody>
            {shown.map((row) => (
              <Row key={`${row.model} ${row.expected} ${row.called}`} row={row} hasModels={hasModels} />
            ))}
          </tbody>
        </table>
      )}
    </Paged>
  )
}

function Row({ row, hasModels }: { readonly row: ConfusionChange; readonly hasModels: boolean }) {
  const { model, expected, called, before, after } = row
  const [old, now] = [before.count / before.of, after.count / after.of]
  return (
    <tr>
      <th scope="row">
        <ChosenName choice={expected} /> → <ChosenName choice={called} />
        {hasModels && (
          <span class="under">
            <Name text={model} />
          </span>
        )}
      </th>
      <td class="strip-cell">
        <Strip scale={RATE} value={now} low={Math.min(old, now)} high={Math.max(old, now)} tone="undecided" />
      </td>
      <td class="number" data-name="before">
        {grouped(before.count)} of {grouped(before.of)}
      </td>
      <td class="number" data-name="after">
        {grouped(after.count)} of {grouped(after.of)}
      </td>
      <td class="number value">{movedWords(row)}</td>
    </tr>
  )
}

/** `7 more`; where the two sides have other numbers of answers, the change of the share in points. */
function movedWords({ before, after }: ConfusionChange): string {
  if (before.of !== after.of) return `${change('', after.count / after.of - before.count / before.of)} points`
  const more = after.count - before.count
  return more === 0 ? 'the same' : more > 0 ? `${grouped(more)} more` : `${grouped(-more)} fewer`
}
