import { bonettPriceP } from './bonett-price.ts'
import { mcnemarMidP } from './mcnemar.ts'
import type { PairedCounts } from './paired-counts.ts'

/** Two-sided p-value for no difference; see `comparePaired`. */
export function pairedP(counts: PairedCounts): number {
  return Math.max(mcnemarMidP(counts), bonettPriceP(counts))
}
