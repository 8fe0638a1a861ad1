/** A number with what it is worth. Rates are fractions (0.81, not 81). */
export interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** Intents that the value rests on. */
  readonly n: number
  readonly clusters: number
  readonly method: string
}
