import type { ModelParameters } from '../core/model.ts'
import type { Progress } from '../core/progress.ts'

/** What both `eval` and `compare` are told. */
export interface RunSettings {
  readonly suite: string
  readonly models: readonly string[]
  readonly repeats: number
  /** Questions open at the same time, at most, for each provider. */
  readonly concurrency: number
  /** Only intents whose id contains this text, or that have it as a tag. */
  readonly filter: string | undefined
  /** Folder of the journal; the same folder goes on where it stopped. */
  readonly out: string | undefined
  readonly baseUrl: string | undefined
  readonly parameters?: ModelParameters
  /** The least that metrics must reach, from 0 to 1, for the run to pass. */
  readonly thresholds?: ReadonlyMap<string, number>
  readonly seed: number
  readonly cache: boolean
  /** Dollars that the run may cost at most, what its journal already paid included. */
  readonly maxCost?: number | undefined
  /** Asked for once questions are under way: its abort ends the asking, answers under way are waited for, and the report says how many were not asked. */
  drain?: (() => AbortSignal) | undefined
  progress(state: Progress): void
}
