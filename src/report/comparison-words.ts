import type { ComparisonReport } from '../core/report.ts'
import { count, grouped } from '../core/text.ts'
import type { ComparisonRow, Verdict } from '../core/comparison.ts'
import { bound, change, distance, pValue } from './numbers.ts'

/** What judges a whole answer, the headline first: the right tool, the first rank, no call, a question back. */
const DECIDING = ['selection', 'retrieval@1', 'abstention', 'ask']

/** The one row a model that the verdict rests on. */
export function headline({ rows }: ComparisonReport): ComparisonRow[] {
  const models = [...new Set(rows.map(({ model }) => model))]
  return models.flatMap((model) => {
    const own = rows.filter((row) => row.model === model)
    return DECIDING.map((metric) => own.find((row) => row.metric === metric)).find((row) => row !== undefined) ?? []
  })
}

export const VERDICT_SAYS: Readonly<Record<Verdict, string>> = {
  better: 'the change helps',
  worse: 'the change hurts',
  equivalent: 'the change makes no difference that matters',
  undecided: 'these intents cannot tell',
}

/** The verdict of one row; nothing was decided where no test applies, as for a metric that is no rate. */
export function rowVerdict({ verdict, delta }: ComparisonRow): string {
  return delta.low === null || delta.high === null ? 'no test' : verdict
}

/** `retrieval@1 of local:hybrid rose by 21.4 points, 95 % interval 10.1 to 32.0, p < 0.001, 56 intents`. */
export function rowSentence(row: ComparisonRow, margin: number, shown: (name: string) => string): string {
  const { metric, model, delta, p } = row
  const what = `${shown(metric)} of ${shown(model)}`
  if (delta.value === null) return `${what} cannot be compared: no intent has an answer on both sides`
  const moved = delta.value === 0 ? 'did not move' : `${delta.value > 0 ? 'rose' : 'fell'} by ${distance(metric, delta.value)}`
  const range =
    delta.low === null || delta.high === null
      ? `no interval (${delta.method.replace(/^none: /, '')})`
      : `95 % interval ${bound(metric, delta.low)} to ${bound(metric, delta.high)}`
  const facts = [`${what} ${moved}`, range, ...(p === null ? [] : [pValue(p)]), count(delta.n, 'intent')].join(', ')
  return row.verdict === 'equivalent' ? `${facts}; within the margin of ${distance(metric, margin)}` : facts
}

/** How much more it takes, where more would decide. */
export function neededSentence(row: ComparisonRow, margin: number): string | undefined {
  if (row.verdict !== 'undecided' || row.needed === null) return undefined
  const more = row.needed - row.delta.n
  const goal = `to decide at a margin of ${distance(row.metric, margin)}`
  return more > 0
    ? `It takes about ${count(row.needed, 'intent')} ${goal}: ${grouped(more)} more.`
    : `About ${count(row.needed, 'intent')} are usually enough ${goal}; this suite was not lucky.`
}

/** What failed trials could have changed; undefined where none failed. */
export function droppedSentence({ dropped, metric }: ComparisonRow): string | undefined {
  if (dropped.pairs === 0) return undefined
  const left = `${count(dropped.pairs, 'pair')} left out because a trial failed`
  if (dropped.worst === null || dropped.best === null) return `${left}.`
  return `${left}; had all gone one way, the change would be ${change(metric, dropped.worst)} to ${change(metric, dropped.best)}.`
}

/** Advisory rows that say something: the largest change first. */
export function collateralRows({ collateral }: ComparisonReport): ComparisonReport['collateral'] {
  return collateral
    .filter(({ delta }) => delta.value !== null && delta.value !== 0)
    .toSorted((a, b) => Math.abs(b.delta.value ?? 0) - Math.abs(a.delta.value ?? 0))
}
