import type { RunAnswer } from '../../serve/answers.ts'
import { list } from '../../core/text.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { RunView } from '../run/run-view.tsx'
import { useAnswer } from './ask.ts'
import { CaseGrid } from './case-grid.tsx'
import { Coverage } from './coverage.tsx'
import { address } from './route.ts'
import { DeltaWords } from './run-table.tsx'
import { Missing, RunRevision, When } from './small.tsx'
import { StoredTrials } from './stored-trials.tsx'

/** A run: what its report tells, next to what it is held against. */
export function RunPageView({ query }: { readonly query: URLSearchParams }) {
  const run = query.get('run') ?? ''
  const answer = useAnswer<RunAnswer>(address('/api/run', { run }), ({ head }) => head.incomplete)
  if (answer.body === undefined)
    return (
      <article class="report">
        <h1 class="heading-0">Run</h1>
        <Missing answer={answer} />
      </article>
    )
  const { report, head } = answer.body
  return (
    <article class="report run">
      <BaselineBox answer={answer.body} />
      <RunView
        report={{ ...report, trials: [] }}
        id="run"
        answers={<StoredTrials run={head.id} report={report} trials={head.trials} isLive={head.incomplete} query={query} />}
      />
      <Coverage answer={answer.body} />
      <CaseGrid run={head.id} models={head.manifest.models.map(({ model }) => model)} />
    </article>
  )
}

function BaselineBox({ answer: { row, head } }: { readonly answer: RunAnswer }) {
  const { baseline, notComparable, deltas, sides } = row
  const { branch, git, dirty, started } = head.manifest
  return (
    <div class="baseline">
      <p>
        <When started={started} /> <RunRevision branch={branch} git={git} dirty={dirty} />
      </p>
      {sides !== null && (
        <p>
          The side {sides.before === head.id ? 'before' : 'after'} of <a href={address('/difference', sides)}>a comparison</a>.
        </p>
      )}
      {baseline === null ? (
        sides === null && <p class="quiet">There is no baseline for this run yet: no run of the default branch came before it.</p>
      ) : (
        <>
          <p>
            Compared with the run of{' '}
            <a href={address('/run', { run: baseline.id })}>
              <When started={baseline.started} />
            </a>
            , because <Foreign text={baseline.because} most={400} />:{' '}
            <a href={address('/difference', { before: baseline.id, after: head.id })}>what changed</a>
          </p>
          {notComparable.length > 0 && (
            <p>
              Not comparable because <Foreign text={list(notComparable, 6)} most={400} />.
            </p>
          )}
          {deltas.length > 0 && (
            <ul class="deltas">
              {deltas.slice(0, 24).map((delta) => (
                <li key={`${delta.metric} ${delta.model}`}>
                  <Foreign text={delta.metric} most={60} /> {head.manifest.models.length > 1 && <Name text={delta.model} />}{' '}
                  <DeltaWords delta={delta} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}
