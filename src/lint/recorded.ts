/** One row of `bench/recorded/results.json`: one metric of one model under two tool texts. */
export interface RecordedRow {
  /** Of its intervention, with the model behind it: `composio/flattened/gpt-4-turbo`. */
  readonly id: string
  readonly source: string
  /** What was changed, as a noun. */
  readonly change: string
  /** `selection`: a language model chose. `retrieval`: a search ranked. `task`: an agent ran a whole task. */
  readonly kind: string
  readonly model: string
  readonly metric: string
  readonly n: number
  readonly clusters: number
  readonly repeats: number
  /** The source's own numbers, before and after, as fractions; null where it has none. */
  readonly published: readonly (number | null)[] | null
  readonly ours: readonly (number | null)[]
  /** After minus before with its 95 % interval; nulls where no test is allowed. */
  readonly delta: number
  readonly low: number | null
  readonly high: number | null
  readonly p: number | null
  /** Of the comparison with all its metrics, and of this row alone. */
  readonly verdict: string
  readonly alone: string
  /** How many intents gained and lost. */
  readonly won: number
  readonly lost: number
  /** Why ours differs from what was published. */
  readonly differs?: string | undefined
}

/** Where answers come from, and when and under which conditions they were given. */
export interface RecordedSource {
  readonly id: string
  readonly repository: string
  readonly commit: string
  readonly licence: string
  /** When the answers were committed. */
  readonly date: string
  readonly conditions: string
}

/** `rules/recorded.json`: the rows that rules refer to. */
export interface RecordedFile {
  /** The day on which they were recomputed. */
  readonly measured: string
  readonly sources: readonly RecordedSource[]
  readonly rows: readonly RecordedRow[]
}

/** Evidence that is a row of the file, so that its numbers are in one place only. */
export interface Recomputed {
  readonly kind: 'recomputed'
  /** Of an intervention, for the rows of all its models: `composio/flattened`. */
  readonly row: string
  /** What it states about the rule; no number that the row has. */
  readonly says: string
}

/** The rows of one intervention, a model each. @throws where there is none, since a rule refers to it */
export function rowsFor({ rows }: RecordedFile, id: string): readonly RecordedRow[] {
  const own = rows.filter((row) => row.id === `${id}/${row.model}`)
  if (own.length === 0) throw new Error(`bench/recorded/results.json has no row "${id}"`)
  return own
}

/** `+12.7 [0.7, 24.6]`, in points. */
export function pointsWords({ delta, low, high }: Pick<RecordedRow, 'delta' | 'low' | 'high'>): string {
  const shown = signed(delta)
  return low === null || high === null ? `${shown} (too few to tell)` : `${shown} [${unsigned(low)}, ${unsigned(high)}]`
}

/** The difference that was published; `none` where there is none. */
export function publishedWords({ published }: Pick<RecordedRow, 'published'>): string {
  const [before, after] = published ?? []
  return typeof before === 'number' && typeof after === 'number' ? signed(after - before) : 'none'
}

/** `+12.7`, in points. */
export function signed(share: number): string {
  return `${tenths(share) > 0 ? '+' : ''}${unsigned(share)}`
}

const unsigned = (share: number): string => (tenths(share) / 10).toFixed(1).replace('-', '−')

/** Of a point; halves go away from zero on both sides. */
function tenths(share: number): number {
  const size = Math.round(Math.round(Math.abs(share) * 1e5) / 100)
  return share < 0 && size > 0 ? -size : size
}

/** `50 × 3`, `253 in 52 clusters`. */
export function sizeWords({ n, clusters, repeats }: Pick<RecordedRow, 'n' | 'clusters' | 'repeats'>): string {
  return `${n}${repeats > 1 ? ` × ${repeats}` : ''}${clusters < n ? ` in ${clusters} clusters` : ''}`
}
