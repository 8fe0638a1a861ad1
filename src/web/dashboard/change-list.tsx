import type { ComponentChildren } from 'preact'
import type { TrendPoint } from '../../serve/answers.ts'
import { address } from './route.ts'
import { When } from './small.tsx'
import type { TrendChange } from './trend-lines.ts'

const MOST_CHANGES = 12

interface ChangeListProps<Point, Kind> {
  readonly changes: readonly TrendChange<Point, Kind>[]
  /** What is shown of a change in addition to its kinds and the two runs. */
  readonly more?: (change: TrendChange<Point, Kind>) => ComponentChildren
}

/** What the marks of a chart stand for, the latest first, each with the two runs around it. */
export function ChangeList<Point extends Pick<TrendPoint, 'run' | 'started'>, Kind extends string>({
  changes,
  more,
}: ChangeListProps<Point, Kind>) {
  if (changes.length === 0) return null
  return (
    <details class="changes">
      <summary>What changed between the runs</summary>
      <ol>
        {changes
          .toReversed()
          .slice(0, MOST_CHANGES)
          .map((change) => (
            <li key={change.at}>
              <When started={change.after.started} />: {change.kinds.join(', ')}{' '}
              <a href={address('/difference', { before: change.before.run, after: change.after.run })}>
                what changed at <When started={change.after.started} />
              </a>
              {more?.(change)}
            </li>
          ))}
      </ol>
    </details>
  )
}
