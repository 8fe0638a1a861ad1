import { useMemo } from 'preact/hooks'
import { count } from '../../core/text.ts'
import type { FacetList, RunPage, RunRow, Trend } from '../../serve/answers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { useAnswer } from './ask.ts'
import { isFallen, regressionsOf } from './fallen.ts'
import { sortedMetrics } from './metrics.ts'
import { address, go } from './route.ts'
import { RunTable } from './run-table.tsx'
import { NameChoice, Failed, Missing, runAddress, When } from './small.tsx'
import { TrendCharts } from './trend-charts.tsx'

/** Runs on one page. */
const STEP = 30
/** Runs of a trend. */
const POINTS = 80
/** Metrics of the table, unless one is chosen. */
const COLUMNS = 3

/** Runs over time: trends, then the runs, the newest first. */
export function Overview({ query }: { readonly query: URLSearchParams }) {
  const word = (name: string): string => query.get(name) ?? ''
  const filter = { suite: word('suite'), branch: word('branch'), model: word('model') }
  const metric = word('metric')
  const page = { before: word('before'), 'before-run': word('before-run') }
  const facets = useAnswer<FacetList>('/api/facets')
  const runs = useAnswer<RunPage>(address('/api/runs', { ...filter, ...page, limit: String(STEP) }))
  const trend = useAnswer<Trend>(address('/api/trend', { ...filter, limit: String(POINTS) }))
  const metrics = useMemo(
    () =>
      sortedMetrics([
        ...(runs.body?.runs ?? []).flatMap(({ head }) => head.summary.map((row) => row.metric)),
        ...(trend.body?.points ?? []).flatMap(({ estimates }) => estimates.map((row) => row.metric)),
      ]),
    [runs.body, trend.body],
  )
  const shown = useMemo(() => (metric === '' ? metrics.slice(0, COLUMNS) : [metric]), [metrics.join('\n'), metric])
  // drawn again for what it shows alone, and not for each answer about something else
  const table = useMemo(
    () => runs.body !== undefined && <RunTable page={runs.body} metrics={shown} model={filter.model} />,
    [runs.body, shown, filter.model],
  )
  const choose = (name: string) => (value: string) => go(address('/', { ...filter, metric, [name]: value }))
  const isFirst = page.before === ''
  const last = runs.body?.runs.at(-1)?.head
  return (
    <article class="report">
      <h1 class="heading-0">Runs over time</h1>
      <form class="filters" role="search" aria-label="Runs" onSubmit={(event) => event.preventDefault()}>
        <NameChoice
          label="Suite"
          any="All suites"
          value={filter.suite}
          names={facets.body?.suites ?? []}
          onChoose={choose('suite')}
        />
        <NameChoice
          label="Branch"
          any="All branches"
          value={filter.branch}
          names={facets.body?.branches ?? []}
          onChoose={choose('branch')}
        />
        <NameChoice
          label="Model"
          any="All models"
          value={filter.model}
          names={facets.body?.models ?? []}
          onChoose={choose('model')}
        />
        <NameChoice label="Metric" any="The first three" value={metric} names={metrics} onChoose={choose('metric')} />
        <p class="exports">
          <a href={address('/export/runs.csv', filter)}>CSV</a> <a href={address('/export/runs.json', filter)}>JSON</a>
        </p>
      </form>
      {isFirst && trend.body !== undefined && trend.body.points.length > 1 && (
        <section>
          <h2 class="heading-1">
            Trend of <Name text={trend.body.suite ?? ''} />
          </h2>
          <TrendCharts trend={trend.body} metrics={shown} model={filter.model} />
        </section>
      )}
      <section>
        <h2 class="heading-1">{isFirst ? 'Newest runs' : 'Older runs'}</h2>
        {runs.error !== undefined && runs.body !== undefined && <Failed error={runs.error} />}
        {runs.body === undefined ? (
          <Missing answer={runs} />
        ) : runs.body.runs.length === 0 ? (
          <p class="empty">
            There are no runs yet. <code>rightcall eval</code> makes one, and this page shows it while it is in progress.
          </p>
        ) : (
          <>
            <Regressions rows={runs.body.runs} />
            {table}
          </>
        )}
        <nav class="pages" aria-label="Pages of runs">
          {!isFirst && <a href={address('/', { ...filter, metric })}>Newest runs</a>}
          {runs.body?.more === true && last !== undefined && (
            <a href={address('/', { ...filter, metric, before: last.manifest.started, 'before-run': last.id })}>Older runs</a>
          )}
        </nav>
      </section>
    </article>
  )
}

/** What fell by more than chance explains comes before everything else. */
function Regressions({ rows }: { readonly rows: readonly RunRow[] }) {
  const fallen = rows.filter(isFallen)
  if (fallen.length === 0) return null
  return (
    <div class="notice">
      <p>{count(fallen.length, 'run')} on this page fell against the baseline by more than chance can explain:</p>
      <ul>
        {fallen.slice(0, 5).map((row) => (
          <li key={row.head.id}>
            <a href={runAddress(row.head.id)}>
              <When started={row.head.manifest.started} />
            </a>{' '}
            {row.head.manifest.branch !== undefined && <Name text={row.head.manifest.branch} />}{' '}
            <Foreign text={[...new Set(regressionsOf(row).map(({ metric }) => metric))].join(', ')} most={120} />{' '}
            {row.baseline !== null && (
              <a href={address('/difference', { before: row.baseline.id, after: row.head.id })}>what changed</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
