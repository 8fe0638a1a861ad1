/** What became of `n` paired intents: right before and wrong after (lost), the reverse (gained), the rest unchanged. */
export interface PairedCounts {
  readonly losses: number
  readonly gains: number
  readonly n: number
}
