import { useMemo } from 'preact/hooks'
import type { Trend, TrendPoint } from '../../serve/answers.ts'
import { value } from '../../report/numbers.ts'
import { Foreign } from '../parts/foreign.tsx'
import { LinePlot } from '../parts/plot.tsx'
import { ChangeList } from './change-list.tsx'
import { Legend } from './legend.tsx'
import { address } from './route.ts'
import { whenWords } from './small.tsx'
import { trendChanges, trendLines, MOST_LINES } from './trend-lines.ts'

interface TrendChartsProps {
  readonly trend: Trend
  readonly metrics: readonly string[]
  readonly model: string
}

const LETTER = { descriptions: 'D', suite: 'S', 'model version': 'M' } as const

/** A chart a metric, a line a model, with marks where something else changed than chance. */
export function TrendCharts({ trend: { points }, metrics, model }: TrendChartsProps) {
  const changes = useMemo(() => trendChanges(points, toolsChanged), [points])
  const models = [...new Set(points.flatMap(({ estimates }) => estimates.map((row) => row.model)))]
  const shown = (model === '' ? models : models.filter((name) => name === model)).slice(0, MOST_LINES)
  return (
    <>
      <p class="heading-note">
        Bands are 95 % intervals; the last {points.length} runs of the suite, evenly spaced. Marks: D descriptions, S suite, M
        version of a model changed. The table below has the same numbers.
      </p>
      <Legend models={shown} hasMore={models.length > shown.length && model === ''} />
      <div class="trends">
        {metrics.map((metric) => (
          <figure key={metric} class="trend">
            <figcaption>
              <Foreign text={metric} most={80} />
            </figcaption>
            <LinePlot
              lines={trendLines(
                points,
                shown,
                metric,
                ({ estimates }, own) => estimates.find((row) => row.metric === metric && row.model === own)?.estimate,
              )}
              marks={changes.map(({ at, kinds, before, after }) => ({
                at,
                letter: kinds.map((kind) => LETTER[kind]).join(''),
                href: address('/difference', { before: before.run, after: after.run }),
              }))}
              names={points.map(({ started }) => whenWords(started).slice(0, 10))}
              tickName={(tick) => value(metric, tick).replace('.0 %', ' %')}
            />
          </figure>
        ))}
      </div>
      <ChangeList changes={changes} />
    </>
  )
}

function toolsChanged(before: TrendPoint, after: TrendPoint): readonly 'descriptions'[] {
  return before.toolset === after.toolset ? [] : ['descriptions']
}
