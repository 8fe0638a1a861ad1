import { COSTS_TITLE, shownCosts } from '../../report/cost-words.ts'
import type { ComparisonReport } from '../../core/report.ts'
import { Name } from '../parts/foreign.tsx'
import { Scrollable } from '../parts/scrollable.tsx'

/** What an answer takes before and after, with the interval of the change; nothing where no usage is known. */
export function CostsTable({ report }: { readonly report: ComparisonReport }) {
  const rows = shownCosts(report)
  if (rows.length === 0) return null
  return (
    <Scrollable label={COSTS_TITLE}>
      <table class="costs">
        <caption>{COSTS_TITLE}.</caption>
        <thead>
          <tr>
            <th scope="col">What, and which model</th>
            {['Before', 'After', 'Change', '95 % interval', 'Intents'].map((head) => (
              <th key={head} scope="col" class="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, model, before, after, change, interval, n }) => (
            <tr key={`${what} ${model}`}>
              <th scope="row">
                {what}
                <span class="under">
                  <Name text={model} />
                </span>
              </th>
              {[before, after, change, interval, n].map((text, at) => (
                <td key={at} class="number">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrollable>
  )
}
