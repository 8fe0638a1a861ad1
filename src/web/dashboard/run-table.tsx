import { grouped, list } from '../../core/text.ts'
import type { Delta, RunPage, RunRow } from '../../serve/answers.ts'
import { change, interval, pNumber, value } from '../../report/numbers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { Scrollable } from '../parts/scrollable.tsx'
import { pinRun } from './ask.ts'
import { directionOf, isFallen } from './fallen.ts'
import { address } from './route.ts'
import { RunRevision, runAddress, When } from './small.tsx'

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
            <th scope="col" class="revision">
              Branch, commit
            </th>
            <th scope="col" class="suite">
              Suite
            </th>
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
    <tbody class={isFallen(row) ? 'fallen' : undefined}>
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
              <td class="revision" rowSpan={names.length}>
                <RunRevision branch={manifest.branch} git={manifest.git} dirty={manifest.dirty} />
              </td>
              <td class="suite" rowSpan={names.length}>
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
            <td class="held" rowSpan={names.length}>
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

const WORD = { worse: ' fell', better: ' rose', undecided: '' } as const

/** `−6.0 fell`: in words and not by colour alone. `about` where it was not worked out answer by answer. */
export function DeltaWords({ delta }: { readonly delta: Delta | undefined }) {
  if (delta === undefined) return null
  const { metric, value: difference, low, high, n, paired, adjusted } = delta
  const tone = directionOf(delta)
  const bounds = interval(metric, { value: difference, low, high, n, clusters: n, method: '' })
  const how = paired
    ? `n ${n} in both${adjusted === null ? '' : `, p ${pNumber(adjusted)}, adjusted`}`
    : `n ${n} before; approximate, from the intervals of both numbers`
  return (
    <span class={`delta ${tone}`} title={`${bounds}, ${how}`}>
      {!paired && 'about '}
      {change(metric, difference)}
      {WORD[tone]}
    </span>
  )
}

function Baseline({
  row: { head, baseline, notComparable, sides },
  isPinned,
}: {
  readonly row: RunRow
  readonly isPinned: boolean
}) {
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
      {sides !== null && (
        <>
          {sides.before === head.id ? 'before' : 'after'}, of <a href={address('/difference', sides)}>a comparison</a>
        </>
      )}
      {baseline === null && sides === null && !isPinned && <span class="quiet">none yet</span>}
      <span class="under">
        {isPinned && 'pinned as baseline '}
        <button type="button" class="link pin" onClick={() => void pinRun(suite.path, isPinned ? null : head.id)}>
          {isPinned ? 'Unpin' : 'Pin as baseline'}
        </button>
      </span>
    </>
  )
}
