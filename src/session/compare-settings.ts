import type { Target } from '../sources/source.ts'
import type { RunSettings } from './run-settings.ts'
import type { MadeSide, Making } from './sides.ts'
import type { ComparisonGate } from './verdict.ts'

export interface CompareSettings extends RunSettings, ComparisonGate {
  /** What makes up one toolset. */
  readonly before: readonly Target[]
  /** Left empty where the side before, changed, or another model makes up this side. */
  readonly after: readonly Target[]
  /** How a side is made, where it is not simply what its targets hold. */
  readonly made?: { readonly before?: Exclude<Making, { kind: 'patch' | 'fix' }>; readonly after?: Making }
  /** Both sides, where they are read already; targets then say nothing. */
  readonly read?: { readonly before: MadeSide; readonly after: MadeSide }
  /** One toolset, and two models of which the first is before. */
  readonly modelsDiffer?: boolean
  /** Differences within ± this fraction count as none. */
  readonly margin: number
}
