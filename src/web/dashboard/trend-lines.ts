import type { Estimate } from '../../core/estimate.ts'
import type { TrendPoint } from '../../serve/answers.ts'
import { interval, value } from '../../report/numbers.ts'
import type { PlottedLine } from '../parts/plot.tsx'
import { runAddress, whenWords } from './small.tsx'

/** Lines of one chart: more cannot be told apart. */
export const MOST_LINES = 5

/** A run on a line, as far as every chart shows it. */
type Shown = Pick<TrendPoint, 'run' | 'started' | 'branch'>

/** A line a model, each point with its words; a run that did not measure it has none. */
export function trendLines<Point extends Shown>(
  points: readonly Point[],
  models: readonly string[],
  metric: string,
  estimateOf: (point: Point, model: string) => Estimate | undefined,
): PlottedLine[] {
  return models.map((model, tone) => ({
    tone,
    points: points.flatMap((point, at) => {
      const own = estimateOf(point, model)
      if (own === undefined || own.value === null) return []
      const when = `${whenWords(point.started)} ${point.branch ?? ''}`
      const title = `${when}\n${model}: ${value(metric, own.value)} ${interval(metric, own)}, n ${own.n}`
      return [{ at, value: own.value, low: own.low, high: own.high, href: runAddress(point.run), title }]
    }),
  }))
}

/** What is another than in the run before. */
export interface TrendChange<Point, Kind> {
  readonly at: number
  readonly before: Point
  readonly after: Point
  readonly kinds: readonly Kind[]
}

/** Where a suite, the version of a model, or what `own` tells is another than in the run before. */
export function trendChanges<Point extends Pick<TrendPoint, 'suite' | 'versions'>, Kind>(
  points: readonly Point[],
  own: (before: Point, after: Point) => readonly Kind[],
): TrendChange<Point, Kind | 'suite' | 'model version'>[] {
  return points.flatMap((after, at) => {
    const before = points[at - 1]
    if (before === undefined) return []
    const versionChanged = Object.entries(after.versions).some(([model, now]) => {
      const then = before.versions[model]
      return then !== undefined && then !== '' && now !== '' && then !== now
    })
    const kinds = [
      ...own(before, after),
      ...(before.suite === after.suite ? [] : ['suite' as const]),
      ...(versionChanged ? ['model version' as const] : []),
    ]
    return kinds.length === 0 ? [] : [{ at, before, after, kinds }]
  })
}
