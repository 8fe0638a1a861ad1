import type { AgainstRow, AgainstRun } from '../../core/against.ts'
import { count, grouped } from '../../core/text.ts'
import { change, interval, value } from '../../report/numbers.ts'
import { differenceScale } from '../parts/difference-scale.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { Heading } from '../parts/heading.tsx'
import { Strip, StripAxis } from '../parts/plot.tsx'

const VERDICT: Readonly<Record<AgainstRow['verdict'], string>> = {
  within: 'within what is allowed',
  chance: 'more than is allowed, which chance explains',
  dropped: 'dropped by more than is allowed',
  untested: 'more than is allowed, without a test',
}

/** What metrics with a largest drop did since an earlier run. */
export function AgainstTable({ against }: { readonly against: AgainstRun }) {
  const { folder, started, why, rows, intents, leftOut } = against
  const scale = differenceScale(
    rows.map(({ delta }) => delta),
    undefined,
  )
  return (
    <section>
      <Heading>Since the earlier run</Heading>
      <p class="heading-note">
        <Name text={folder} />
        {started !== null && (
          <>
            {' of '}
            <Foreign text={started} most={60} />
          </>
        )}
        , over {count(intents, 'intent')} that are the same in both
        {leftOut > 0 && `; ${count(leftOut, 'intent')} left out, new or changed since`}.
      </p>
      {why !== null && (
        <p class="notice">
          Nothing to compare with: <Foreign text={why} most={400} />
        </p>
      )}
      {rows.length > 0 && (
        <table class="estimates">
          <thead>
            <tr>
              <th scope="col">Metric and model</th>
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
                Before → now
              </th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ metric, model, before, after, delta, verdict }) => (
              <tr key={`${metric} ${model}`}>
                <th scope="row">
                  <span class="metric">
                    <Foreign text={metric} most={80} />
                  </span>
                  <span class="under">
                    <Name text={model} />
                  </span>
                </th>
                <td class="strip-cell">
                  <Strip
                    scale={scale}
                    value={delta.value}
                    low={delta.low}
                    high={delta.high}
                    tone={verdict === 'dropped' ? 'worse' : 'undecided'}
                  />
                </td>
                <td class="number value">{change(metric, delta.value)}</td>
                <td class="number interval-text" title={delta.method}>
                  {interval(metric, delta)}
                </td>
                <td class="number">
                  {value(metric, before.value)} → {value(metric, after.value)}
                  <span class="under">{grouped(delta.n)} pairs</span>
                </td>
                <td class={`row-verdict ${verdict === 'dropped' ? 'worse' : ''}`}>{VERDICT[verdict]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
