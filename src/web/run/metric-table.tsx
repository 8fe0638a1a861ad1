import { Fragment } from 'preact'
import type { MetricRow } from '../../core/run.ts'
import { EstimateCells } from '../parts/estimate-cells.tsx'
import { EstimateHead } from '../parts/estimate-head.tsx'
import { Strip } from '../parts/plot.tsx'
import { RATE } from '../parts/scale.ts'
import { Name, Foreign } from '../parts/foreign.tsx'

const WIDE = 420

interface MetricTableProps {
  readonly title: string
  readonly rows: readonly MetricRow[]
  /** Whether the report has one model, so that its name tells nothing. */
  readonly isAlone: boolean
}

/** Metric by metric, every model: a dot with its interval, and the same in numbers. */
export function MetricTable({ title, rows, isAlone }: MetricTableProps) {
  const metrics = [...Map.groupBy(rows, ({ metric }) => metric)]
  return (
    <table class="estimates wide">
      <caption>{title}</caption>
      <EstimateHead
        rows={isAlone ? 'Metric' : 'Metric and model'}
        drawn="Interval"
        scale={RATE}
        width={WIDE}
        numbers={['Value', '95 % interval', 'Intents']}
      />
      {metrics.map(([metric, own]) => (
        <tbody key={metric}>
          {!isAlone && (
            <tr class="group">
              <th scope="rowgroup" colSpan={5}>
                <MetricName metric={metric} label={own[0]?.label ?? ''} />
              </th>
            </tr>
          )}
          {own.map(({ model, label, estimate }) => (
            <tr key={model}>
              <th scope="row">{isAlone ? <MetricName metric={metric} label={label} /> : <Name text={model} />}</th>
              <td class="strip-cell">
                <Strip scale={RATE} value={estimate.value} low={estimate.low} high={estimate.high} width={WIDE} />
              </td>
              <EstimateCells metric={metric} estimate={estimate} />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function MetricName({ metric, label }: { readonly metric: string; readonly label: string }) {
  return (
    <Fragment>
      <span class="metric">
        <Foreign text={metric} most={80} />
      </span>{' '}
      {label !== metric && (
        <span class="quiet">
          <Foreign text={label} most={200} />
        </span>
      )}
    </Fragment>
  )
}
