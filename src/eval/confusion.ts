import type { ConfusionRow, Intent, Trial } from '../core/trial.ts'

/** Not written yet: the signature that the session may call. */
export function confusion(_trials: readonly Trial[], _intents: readonly Intent[]): readonly ConfusionRow[] {
  throw new Error('confusion is not written yet')
}
