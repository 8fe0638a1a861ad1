import type { Comparison, Intent, Run } from '../core/trial.ts'

export interface CompareOptions {
  /** Every intent of the suite. */
  readonly intents: readonly Intent[]
  /** Differences within ± this fraction count as none: 0.05. */
  readonly margin: number
}

/** Not written yet: the signature that the session may call. */
export function compare(_before: Run, _after: Run, _options: CompareOptions): Comparison {
  throw new Error('compare is not written yet')
}
