import { grouped, list } from '../../core/text.ts'
import type { Delta, RunPage, RunRow } from '../../serve/answers.ts'
import { change, interval, value } from '../../report/numbers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { Scrollable } from '../parts/scrollable.tsx'
import { pinRun } from './ask.ts'
import { address } from './route.ts'
import { RunRevision, runAddress, When } from './small.tsx'

/** What fell by more than chance explains. */
export function regressionsOf({ deltas }: Pick<RunRow, 'deltas'>): readonly Delta[] {
  return deltas.filter(({ high }) => high < 0)
}

interface RunTableProps {
  readonly page: RunPage
  readonly metrics: readonly string[]
  /** Only this model's numbers; all when empty. */
  readonly model: string
}

/** A row a run and model: what it measured, and how that stands against the baseline. */
export function RunTable({ page: { runs, pins }, metrics, model }: RunTableProps) {
  return (
    <Scrollable label="Runs">
      <table class="runs">
        <caption>Below each number its 95 % interval and n, then the difference to the baseline in points.</caption>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Branch, commit</th>
            <th scope="col">Suite</th>
            <th scope="col">Model</th>
            {metrics.map((metric) => (
              <th scope="col" class="number" key={metric}>
                <Foreign text={metric} most={60} />
              </th>
            ))}
            <th scope="col">Baseline</th>
          </tr>
        </thead>
        {runs.map((row) => (
          <Row key={row.head.id} row={row} metrics={metrics} model={model} isPinned={pins.includes(row.head.id)} />
        ))}
      </table>
    </Scrollable>
  )
}

interface RowProps {
  readonly row: RunRow
  readonly metrics: readonly string[]
  readonly model: string
  readonly isPinned: boolean
}

function Row({ row, metrics, model, isPinned }: RowProps) {
  const { head } = row
  const { manifest } = head
  const models = manifest.models.map((one) => one.model).filter((name) => model === '' || name === model)
  const names = models.length === 0 ? [''] : models.slice(0, 6)
  return (
    <tbody class={regressionsOf(row).length > 0 ? 'fallen' : undefined}>
      {names.map((name, index) => (
        <tr key={name}>
          {index === 0 && (
            <>
              <th scope="row" rowSpan={names.length}>
                <a href={runAddress(head.id)}>
                  <When started={manifest.started} />
                </a>
                <span class="under">
                  <Progress row={row} />
                </span>
              </th>
              <td rowSpan={names.length}>
                <RunRevision branch={manifest.branch} git={manifest.git} dirty={manifest.dirty} />
              </td>
              <td rowSpan={names.length}>
                <Name text={manifest.suite.path} />
              </td>
            </>
          )}
          <td>
            <Name text={name} />
          </td>
          {metrics.map((metric) => (
            <Measured key={metric} row={row} metric={metric} model={name} />
          ))}
          {index === 0 && (
            <td rowSpan={names.length}>
              <Baseline row={row} isPinned={isPinned} />
            </td>
          )}
        </tr>
      ))}
    </tbody>
  )
}

/** How far a run is that is not complete: it goes on, or it broke off. */
function Progress({ row: { head } }: { readonly row: RunRow }) {
  const { manifest, trials, incomplete } = head
  const planned = manifest.suite.intents * manifest.repeats * manifest.models.length
  if (!incomplete) return <>{grouped(trials)} answers</>
  return (
    <span class="unfinished">
      not complete: {grouped(trials)} of {grouped(planned)} answers
    </span>
  )
}

function Measured({
  row: { head, deltas },
  metric,
  model,
}: {
  readonly row: RunRow
  readonly metric: string
  readonly model: string
}) {
  const own = head.summary.find((one) => one.metric === metric && one.model === model)
  if (own === undefined) return <td class="number quiet">n/a</td>
  const { estimate } = own
  return (
    <td class="number">
      <span class="value">{value(metric, estimate.value)}</span>
      <span class="under">
        {interval(metric, estimate)}, n {grouped(estimate.n)}
      </span>
      <DeltaWords delta={deltas.find((one) => one.metric === metric && one.model === model)} />
    </td>
  )
}

/** `−6.0 fell`: in words and not by colour alone. */
export function DeltaWords({ delta }: { readonly delta: Delta | undefined }) {
  if (delta === undefined) return null
  const { metric, value: difference, low, high, n } = delta
  const [tone, word] = high < 0 ? ['worse', ' fell'] : low > 0 ? ['better', ' rose'] : ['undecided', '']
  return (
    <span
      class={`delta ${tone}`}
      title={`${interval(metric, { value: difference, low, high, n, clusters: n, method: '' })}, n ${n} before`}
    >
      {change(metric, difference)}
      {word}
    </span>
  )
}

function Baseline({ row: { head, baseline, notComparable }, isPinned }: { readonly row: RunRow; readonly isPinned: boolean }) {
  const { suite } = head.manifest
  return (
    <>
      {baseline !== null && (
        <>
          <a href={address('/difference', { before: baseline.id, after: head.id })}>
            against <When started={baseline.started} />
          </a>
          {baseline.how === 'pinned' && <span class="quiet"> pinned</span>}
          {notComparable.length > 0 && (
            <span class="under">
              not comparable: <Foreign text={list(notComparable, 4)} most={300} />
            </span>
          )}
        </>
      )}
      {baseline === null && !isPinned && <span class="quiet">none yet</span>}
      <span class="under">
        {isPinned && 'pinned as baseline '}
        <button type="button" class="link pin" onClick={() => void pinRun(suite.path, isPinned ? null : head.id)}>
          {isPinned ? 'Unpin' : 'Pin as baseline'}
        </button>
      </span>
    </>
  )
}
