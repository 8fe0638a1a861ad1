import type { AgainstRow, AgainstRun } from '../../core/against.ts'
import { count } from '../../core/text.ts'
import { value } from '../../report/numbers.ts'
import { BeforeAfter } from '../parts/before-after.tsx'
import { DeltaCells } from '../parts/delta-cells.tsx'
import { differenceScale } from '../parts/difference-scale.ts'
import { EstimateHead } from '../parts/estimate-head.tsx'
import { Foreign, Name } from '../parts/foreign.tsx'
import { Heading } from '../parts/heading.tsx'

const VERDICT: Readonly<Record<AgainstRow['verdict'], string>> = {
  within: 'within what is allowed',
  chance: 'more than allowed, but chance can explain it',
  dropped: 'dropped by more than is allowed',
  untested: 'more than allowed, without a test',
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
          <EstimateHead
            rows="Metric and model"
            drawn="Difference"
            scale={scale}
            numbers={['Change', '95 % interval', 'Before → now']}
            words={['Verdict']}
          />
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
                <DeltaCells metric={metric} delta={delta} scale={scale} tone={verdict === 'dropped' ? 'worse' : 'undecided'} />
                <BeforeAfter before={value(metric, before.value)} after={value(metric, after.value)} pairs={delta.n} />
                <td class={`row-verdict ${verdict === 'dropped' ? 'worse' : ''}`}>{VERDICT[verdict]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
