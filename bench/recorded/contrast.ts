import type { ComparisonRow } from '../../src/core/comparison.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Run } from '../../src/core/run.ts'
import { compare } from '../../src/eval/compare.ts'
import type { RecordedRow } from '../../src/lint/recorded.ts'

/** With the ids of the intents that gained and lost. */
export type MovedRow = Omit<RecordedRow, 'won' | 'lost'> & { readonly won: readonly string[]; readonly lost: readonly string[] }

/** One intervention: the same intents, one model, two tool texts. */
export interface Contrast {
  /** `composio/flattened`; with the model behind it, the id of a row. */
  readonly id: string
  readonly source: string
  /** What was changed, as a noun: "nested parameters flattened". */
  readonly change: string
  readonly kind: RecordedRow['kind']
  readonly model: string
  readonly intents: readonly Intent[]
  readonly before: Run
  readonly after: Run
  /** The metrics that get a row; the first is the one to look at, and has the published numbers. */
  readonly metrics: readonly string[]
  readonly published?: Published
}

interface Published {
  readonly before: number
  readonly after: number
  /** Why ours differs, where it does. */
  readonly differs?: string
}

/** Differences within this count as none: what `rightcall compare` takes by itself. */
const MARGIN = 0.05

/** The rows of one contrast, by our own `compare`. */
export function rowsOf({ id, source, change, kind, model, intents, before, after, metrics, published }: Contrast): MovedRow[] {
  const comparison = compare(before, after, { intents, margin: MARGIN })
  // a source's own score is no headline of ours, and has no verdict but its row's
  const isJudged = comparison.rows.some(({ headline }) => headline)
  return metrics.map((metric, index) => {
    const row = comparison.rows.find((one) => one.metric === metric && one.model === model)
    if (row === undefined) throw new Error(`${id} of ${model} has no ${metric}`)
    const known = index === 0 ? published : undefined
    const ours = [rounded(row.before.value), rounded(row.after.value)]
    const moved = movedIn(metric, intents, before, after)
    return {
      id: [id, model, ...(index === 0 ? [] : [metric])].join('/'),
      source,
      change,
      kind,
      model,
      metric,
      n: row.delta.n,
      clusters: row.delta.clusters,
      repeats: repeatsIn(before),
      published: known === undefined ? null : [rounded(known.before), rounded(known.after)],
      ours,
      ...testedIn(row),
      verdict: isJudged ? comparison.verdict : row.verdict,
      ...moved,
      ...(known?.differs === undefined || isSame(known, ours) ? {} : { differs: known.differs }),
    }
  })
}

function testedIn({ delta, p, verdict }: ComparisonRow) {
  return {
    delta: rounded(delta.value) ?? 0,
    low: rounded(delta.low),
    high: rounded(delta.high),
    p: p === null ? null : Math.round(p * 1e5) / 1e5,
    alone: verdict,
  }
}

/** Ids of the intents that gained and that lost, by their mean score. */
function movedIn(metric: string, intents: readonly Intent[], before: Run, after: Run) {
  const [old, now] = [meansOf(metric, before), meansOf(metric, after)]
  const gain = (id: string) => (now.get(id) ?? NaN) - (old.get(id) ?? NaN)
  return {
    won: intents.flatMap(({ id }) => (gain(id) > 1e-9 ? [id] : [])),
    lost: intents.flatMap(({ id }) => (gain(id) < -1e-9 ? [id] : [])),
  }
}

function meansOf(metric: string, { trials }: Run): Map<string, number> {
  return new Map(
    [...Map.groupBy(trials, ({ intent }) => intent)].flatMap(([id, own]) => {
      const values = own.flatMap(({ outcome }) => (outcome.ok ? (outcome.scores[metric]?.value ?? []) : []))
      return values.length === 0 ? [] : [[id, values.reduce((sum, value) => sum + value, 0) / values.length] as const]
    }),
  )
}

/** As far as three published digits tell. */
function isSame({ before, after }: Published, [from, to]: readonly (number | null)[]): boolean {
  return Math.abs(before - (from ?? NaN)) < 0.001 && Math.abs(after - (to ?? NaN)) < 0.001
}

const repeatsIn = ({ trials }: Run): number => new Set(trials.map(({ repeat }) => repeat)).size

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e4) / 1e4)
