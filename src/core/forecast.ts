/** What a run would ask and cost, before it does: `--dry-run`. Token counts are estimates. */
export interface Forecast {
  readonly version: 1
  readonly kind: 'forecast'
  readonly suite: string
  readonly intents: number
  readonly repeats: number
  /** 2 for a comparison. */
  readonly toolsets: number
  readonly models: readonly ModelForecast[]
  /** null as soon as one model has no known price. */
  readonly dollars: number | null
  readonly maxCost: number | null
  /** Output tokens that an answer is taken to have. */
  readonly outputTokensEach: number
}

export interface ModelForecast {
  readonly model: string
  readonly trials: number
  /** Answered already, in the journal or the cache: they are not asked again. */
  readonly reused: number
  readonly inputTokens: number
  /** Of them, what the provider's prompt cache is expected to hold. */
  readonly cachedInputTokens: number
  readonly outputTokens: number
  readonly dollars: number | null
  /** null where no price is known. */
  readonly price: { readonly input: number; readonly output: number; readonly from: string } | null
}
