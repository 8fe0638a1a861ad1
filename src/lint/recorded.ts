/** One row of `bench/recorded/results.json`: one metric of one model under two tool texts, recomputed from recorded answers. */
export interface RecordedRow {
  readonly id: string
  readonly source: string
  /** What was changed, as a noun. */
  readonly change: string
  /** Whether a language model chose, a retrieval model ranked, or a whole task was run. */
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
  /** Intents that gained and that lost. */
  readonly won: readonly string[]
  readonly lost: readonly string[]
  /** Why ours differs from what was published. */
  readonly differs?: string
}

/** `+12.7 [0.7, 24.6]`, in points. */
export function pointsWords({ delta, low, high }: Pick<RecordedRow, 'delta' | 'low' | 'high'>): string {
  const point = (value: number) => (Math.round(value * 1000) / 10).toFixed(1).replace('-', '−')
  const shown = Math.round(delta * 1000) > 0 ? `+${point(delta)}` : point(Math.round(delta * 1000) === 0 ? 0 : delta)
  return low === null || high === null ? shown : `${shown} [${point(low)}, ${point(high)}]`
}
