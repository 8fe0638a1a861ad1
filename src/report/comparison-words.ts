import type { ComparisonReport } from '../core/report.ts'
import { count, grouped } from '../core/text.ts'
import type { ComparisonRow, Verdict } from '../core/comparison.ts'
import { bound, change, distance, pNumber, pValue } from './numbers.ts'

/** The rows that a reader has to know, the worst first: proven losses, what fell, then the headline of each model. */
export function decisiveRows({ rows }: ComparisonReport): ComparisonRow[] {
  const place = (row: ComparisonRow): number => (!fell(row) ? 2 : isProven(row) ? 0 : 1)
  return rows
    .filter((row) => row.headline || (row.delta.n > 0 && fell(row)))
    .toSorted((a, b) => place(a) - place(b) || (a.adjusted ?? 1) - (b.adjusted ?? 1))
}

/** Whether a row is better or worse after allowing for all rows that were tested. */
export function isProven({ adjusted }: ComparisonRow): boolean {
  return adjusted !== null && adjusted <= 0.05
}

const fell = ({ delta }: ComparisonRow): boolean => delta.value !== null && delta.value < 0

/** Why p-values are adjusted; undefined where one metric of one model moved, so nothing is to be allowed for. */
export function familySentence({ rows }: ComparisonReport): string | undefined {
  const tested = rows.filter(({ p, moved }) => p !== null && moved > 0)
  if (tested.length < 2) return undefined
  const models = new Set(tested.map(({ model }) => model)).size
  const metrics = new Set(tested.map(({ metric }) => metric)).size
  const among = [...(models > 1 ? [count(models, 'model')] : []), ...(metrics > 1 ? [count(metrics, 'metric')] : [])]
  return (
    `Adjusted p-values allow for ${among.join(' and ')} (Holm): the more is tested at once, the more often something looks changed by ` +
    'chance alone. The verdict uses them.'
  )
}

const VERDICT_SAYS: Readonly<Record<Verdict, string>> = {
  better: 'the change helps',
  worse: 'the change hurts',
  equivalent: 'the change makes no difference that matters',
  undecided: 'these intents cannot tell',
}

/** The verdict as a word, or that there is none. */
export function verdictWord({ verdict }: Pick<ComparisonReport, 'verdict'>): string {
  return verdict ?? 'not comparable'
}

/** The verdict in words: `better: the change helps`. Of A/A and of two models, it is about something else than a change. */
export function verdictSentence({ verdict, differs, nonInferior, margin }: Decided): string {
  if (verdict === null) return 'not comparable: the two sides differ in more than what is compared'
  if (differs === 'models') return `${verdict}: ${MODELS_SAY[verdict]}`
  if (differs === 'nothing' && verdict !== 'equivalent' && verdict !== 'undecided')
    return `${verdict}: by chance alone, since both sides are the same`
  if (verdict === 'undecided' && differs === 'tools' && nonInferior === true)
    return `undecided: a loss of ${distance('', margin)} or more is ruled out, but these intents cannot tell whether the change helps`
  return `${verdict}: ${VERDICT_SAYS[verdict]}`
}

type Decided = Pick<ComparisonReport, 'verdict' | 'differs' | 'margin'> & Partial<Pick<ComparisonReport, 'nonInferior'>>

const MODELS_SAY: Readonly<Record<Verdict, string>> = {
  better: 'the second model does better on these tools',
  worse: 'the second model does worse on these tools',
  equivalent: 'both models do equally well on these tools',
  undecided: 'these intents cannot tell the two models apart',
}

/**
 * The verdict of one row; nothing was decided where no test applies, as for a metric that is no rate. `worse alone`: only
 * as long as nobody allows for the other rows.
 */
export function rowVerdict(row: ComparisonRow): string {
  if (row.delta.low === null || row.delta.high === null) return 'no test'
  const isMove = row.verdict === 'better' || row.verdict === 'worse'
  return isMove && !isProven(row) ? `${row.verdict} alone` : row.verdict
}

/** `retrieval@1 of local:hybrid rose by 21.4 points, 95 % interval 10.1 to 32.0, p < 0.001 (adjusted 0.002), 56 intents`. */
export function rowSentence(row: ComparisonRow, report: ComparisonReport, shown: (name: string) => string): string {
  const { metric, model, delta } = row
  const what = `${shown(metric)} of ${shown(model)}`
  if (delta.value === null) return `${what} cannot be compared: no intent has an answer on both sides`
  const moved = delta.value === 0 ? 'did not move' : `${delta.value > 0 ? 'rose' : 'fell'} by ${distance(metric, delta.value)}`
  const range =
    delta.low === null || delta.high === null
      ? `no interval (${delta.method.replace(/^none: /, '')})`
      : `95 % interval ${bound(metric, delta.low)} to ${bound(metric, delta.high)}`
  const facts = [`${what} ${moved}`, range, ...pWords(row), intentWords(delta)].join(', ')
  return row.verdict === 'equivalent' ? `${facts}; within the margin of ${distance(metric, report.margin)}` : facts
}

/** `95 intents`, `95 intents in 38 clusters`. */
function intentWords({ n, clusters }: ComparisonRow['delta']): string {
  const intents = count(n, 'intent')
  return clusters < n ? `${intents} in ${count(clusters, 'cluster')}` : intents
}

function pWords({ p, adjusted }: ComparisonRow): string[] {
  if (p === null) return []
  return [adjusted === null || adjusted === p ? pValue(p) : `${pValue(p)} (adjusted ${pNumber(adjusted)})`]
}

/** `search → list`; the reason where the choice is the same and something else about the answer is wrong. */
export function movedWords({ from, to, because }: ComparisonReport['flips'][number], shown: (text: string) => string): string {
  return from === to && because !== undefined ? `${shown(to)}: ${shown(because)}` : `${shown(from)} → ${shown(to)}`
}

/** A row, and for the headline how much more it takes and what was left out: the other metrics rest on the same intents. */
export function rowSentences(row: ComparisonRow, report: ComparisonReport, shown: (name: string) => string): string[] {
  const more = row.headline ? [nonInferiorSentence(row, report), neededSentence(row, report), droppedSentence(row)] : []
  return [rowSentence(row, report, shown), ...more.filter((sentence) => sentence !== undefined)]
}

/** What is known about a loss as large as the margin, where the verdict leaves it open. */
export function nonInferiorSentence(
  { metric, verdict, nonInferior }: ComparisonRow,
  { margin }: ComparisonReport,
): string | undefined {
  const loss = `loss of ${distance(metric, margin)} or more`
  if (verdict === 'worse') return nonInferior === true ? `A ${loss} is ruled out (non-inferiority, at 5 %).` : undefined
  if (verdict !== 'undecided' || nonInferior === null || nonInferior === undefined) return undefined
  return nonInferior ? `A ${loss} is ruled out (non-inferiority, at 5 %).` : `A ${loss} is not ruled out.`
}

/** Said where nothing could be compared at all. */
export function nothingSentence({ rows }: ComparisonReport): string | undefined {
  return rows.length === 0 ? 'Nothing can be compared: no intent has an answer on both sides.' : undefined
}

/** Fewer cannot all go one way often enough to tell a change from chance. */
const FEWEST = 6

/** How much more it takes, where more would decide. */
export function neededSentence(row: ComparisonRow, { margin }: ComparisonReport): string | undefined {
  if (row.verdict !== 'undecided' || row.needed === null) return undefined
  const { n, clusters } = row.delta
  const unit = clusters < n ? 'cluster' : 'intent'
  if (clusters < FEWEST)
    return `${count(clusters, unit)} cannot tell a change from chance, whatever ${clusters === 1 ? 'its result' : 'their results'}; it takes at least ${FEWEST}.`
  const more = row.needed - clusters
  const goal = `to decide at a margin of ${distance(row.metric, margin)}`
  return more > 0
    ? `It takes about ${count(row.needed, unit)} ${goal}: ${grouped(more)} more.`
    : `About ${count(row.needed, unit)} are usually enough ${goal}; this run was unlucky.`
}

/** What failed trials could have changed; undefined where none failed. */
function droppedSentence({ dropped, metric }: ComparisonRow): string | undefined {
  if (dropped.pairs === 0) return undefined
  const left = `${count(dropped.pairs, 'pair')} left out because a trial failed`
  if (dropped.worst === null || dropped.best === null) return `${left}.`
  return `${left}; had all gone one way, the change would be ${change(metric, dropped.worst)} to ${change(metric, dropped.best)}.`
}

/** What the rows by tool are worth. */
export const COLLATERAL_TITLE =
  'Per tool, in points (not part of the verdict; intervals allow for the number of tools, by Benjamini and Hochberg)'

/** Advisory rows that say something: the largest change first. */
export function collateralRows({ collateral }: ComparisonReport): ComparisonReport['collateral'] {
  return collateral
    .filter(({ delta }) => delta.value !== null && delta.value !== 0)
    .toSorted((a, b) => Math.abs(b.delta.value ?? 0) - Math.abs(a.delta.value ?? 0))
}
