import type { Verdict } from './comparison.ts'
import type { Estimate } from './estimate.ts'
import type { ModelPair, Unlike } from './unlike.ts'

/** One metric of one model, before against after, intent by intent. */
interface PairedRow {
  readonly metric: string
  readonly model: string
  /** After minus before, as a fraction. Without an interval where there are too few intents for a test. */
  readonly delta: Estimate
  /** The p-value, adjusted for every other row that moved (Holm); null where there is no test. */
  readonly adjusted: number | null
}

/** What `compare` would say of two runs, without what it shows. */
export interface PairedDifference {
  /** Of the way in which it was worked out: what was kept by another one is worked out again. */
  readonly version: number
  readonly general: readonly Unlike[]
  readonly ofModels: readonly (Unlike & { readonly pair: ModelPair })[]
  readonly rows: readonly PairedRow[]
  /** null where the runs cannot be compared. */
  readonly verdict: Verdict | null
  /** Intents for which a forbidden tool is called that was not called before. */
  readonly newlyForbidden: number
}
