import { useMemo } from 'preact/hooks'
import type { Trend, TrendPoint } from '../../serve/answers.ts'
import { interval, value } from '../../report/numbers.ts'
import { Foreign, Name } from '../parts/foreign.tsx'
import { LinePlot, type PlottedLine } from '../parts/plot.tsx'
import { address } from './route.ts'
import { runAddress, When, whenWords } from './small.tsx'

/** Lines of one chart: more cannot be told apart. */
const MOST_LINES = 5
const MOST_CHANGES = 12

interface TrendChartsProps {
  readonly trend: Trend
  readonly metrics: readonly string[]
  readonly model: string
}

/** What is another than in the run before. */
interface Change {
  readonly at: number
  readonly before: TrendPoint
  readonly after: TrendPoint
  readonly kinds: readonly Kind[]
}

type Kind = 'descriptions' | 'suite' | 'model version'

const LETTER = { descriptions: 'D', suite: 'S', 'model version': 'M' } as const

/** A chart a metric, a line a model, with marks where something else changed than chance. */
export function TrendCharts({ trend: { points }, metrics, model }: TrendChartsProps) {
  const changes = useMemo(() => changesOf(points), [points])
  const models = [...new Set(points.flatMap(({ estimates }) => estimates.map((row) => row.model)))]
  const shown = (model === '' ? models : models.filter((name) => name === model)).slice(0, MOST_LINES)
  return (
    <>
      <p class="heading-note">
        Bands are 95 % intervals; the last {points.length} runs of the suite, evenly spaced. Marks: D descriptions, S suite, M
        version of a model changed. The table below has the same numbers.
      </p>
      <ul class="legend">
        {shown.map((name, index) => (
          <li key={name} class={`tone-${index}`}>
            <Name text={name} />
          </li>
        ))}
        {models.length > shown.length && model === '' && <li class="quiet">more models: choose one</li>}
      </ul>
      <div class="trends">
        {metrics.map((metric) => (
          <figure key={metric} class="trend">
            <figcaption>
              <Foreign text={metric} most={80} />
            </figcaption>
            <LinePlot
              lines={linesOf(points, metric, shown)}
              marks={changes.map(({ at, kinds }) => ({ at, letter: kinds.map((kind) => LETTER[kind]).join('') }))}
              names={points.map(({ started }) => whenWords(started).slice(0, 10))}
              tickName={(tick) => value(metric, tick).replace('.0 %', ' %')}
            />
          </figure>
        ))}
      </div>
      {changes.length > 0 && (
        <details class="changes">
          <summary>What changed along the way</summary>
          <ol>
            {changes
              .toReversed()
              .slice(0, MOST_CHANGES)
              .map(({ at, before, after, kinds }) => (
                <li key={at}>
                  <When started={after.started} />: {kinds.join(', ')}{' '}
                  <a href={address('/difference', { before: before.run, after: after.run })}>
                    what changed at <When started={after.started} />
                  </a>
                </li>
              ))}
          </ol>
        </details>
      )}
    </>
  )
}

function linesOf(points: readonly TrendPoint[], metric: string, models: readonly string[]): PlottedLine[] {
  return models.map((model, tone) => ({
    tone,
    points: points.flatMap(({ run, started, branch, estimates }, at) => {
      const own = estimates.find((row) => row.metric === metric && row.model === model)?.estimate
      if (own === undefined || own.value === null) return []
      const title = `${whenWords(started)} ${branch ?? ''}\n${model}: ${value(metric, own.value)} ${interval(metric, own)}, n ${own.n}`
      return [{ at, value: own.value, low: own.low, high: own.high, href: runAddress(run), title }]
    }),
  }))
}

function changesOf(points: readonly TrendPoint[]): Change[] {
  return points.flatMap((after, at): Change[] => {
    const before = points[at - 1]
    if (before === undefined) return []
    const versionChanged = Object.entries(after.versions).some(([model, now]) => {
      const then = before.versions[model]
      return then !== undefined && then !== '' && now !== '' && then !== now
    })
    const kinds: Kind[] = [
      ...(before.toolset === after.toolset ? [] : ['descriptions' as const]),
      ...(before.suite === after.suite ? [] : ['suite' as const]),
      ...(versionChanged ? ['model version' as const] : []),
    ]
    return kinds.length === 0 ? [] : [{ at, before, after, kinds }]
  })
}
