import { StripAxis } from './plot.tsx'
import type { Scale } from './scale.ts'

interface EstimateHeadProps {
  /** What the rows are. */
  readonly rows: string
  /** What the strips draw, for those who do not see them. */
  readonly drawn: string
  readonly scale: Scale
  readonly width?: number
  readonly numbers: readonly string[]
  /** Columns of words, after those of numbers. */
  readonly words?: readonly string[]
}

/** The head of a table of numbers with drawn intervals: the names of its columns, and the axis of its strips. */
export function EstimateHead({ rows, drawn, scale, width, numbers, words = [] }: EstimateHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">{rows}</th>
        <th scope="col" class="strip-head">
          <span class="hidden">{drawn}, drawn</span>
          <StripAxis scale={scale} {...(width === undefined ? {} : { width })} />
        </th>
        {numbers.map((name) => (
          <th scope="col" class="number" key={name}>
            {name}
          </th>
        ))}
        {words.map((name) => (
          <th scope="col" key={name}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}
