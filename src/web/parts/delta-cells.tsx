import type { Estimate } from '../../core/estimate.ts'
import { change, interval } from '../../report/numbers.ts'
import { Strip } from './plot.tsx'
import type { Scale } from './scale.ts'

interface DeltaCellsProps {
  readonly metric: string
  readonly delta: Estimate
  readonly scale: Scale
  readonly tone?: string
}

/** A difference as three cells: drawn, in points, and its interval. */
export function DeltaCells({ metric, delta, scale, tone = 'plain' }: DeltaCellsProps) {
  const { value, low, high, method } = delta
  return (
    <>
      <td class="strip-cell">
        <Strip scale={scale} value={value} low={low} high={high} tone={tone} />
      </td>
      <td class="number value">{change(metric, value)}</td>
      <td class="number interval-text" title={method}>
        {interval(metric, delta)}
      </td>
    </>
  )
}
