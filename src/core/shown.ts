import type { ShownTool } from './model.ts'
import type { Manifest } from './manifest.ts'
import type { AskedIntent, ReportedTrial } from './reported-trial.ts'

/*
 * What `rightcall show --format json` prints, field for field.
 */

/** What a run was about, as its journal says. */
export interface ShownAbout {
  /** The journal, relative to the working directory. */
  readonly journal: string
  readonly started: string
  readonly suite: string
  readonly sides: readonly {
    readonly variant: string
    readonly toolset: string
    readonly tools: number
    readonly git: Pick<Manifest, 'git' | 'branch' | 'dirty'>
  }[]
}

/** All intents of a run, with what every model did on them. */
export interface ShownRun {
  readonly version: 1
  readonly kind: 'shown-run'
  readonly about: ShownAbout
  readonly models: readonly string[]
  /** In the order of the suite. */
  readonly intents: readonly (AskedIntent & { readonly trials: readonly ReportedTrial[] })[]
}

/** The question as a model was sent it: tools with their names on the wire, in their order. */
export interface ShownRequest {
  readonly variant: string
  readonly models: readonly string[]
  readonly system: string | null
  readonly tools: readonly (ShownTool & {
    /** The tool's own name, where the provider does not take it. */
    readonly own?: string
  })[]
  /** False where the journal does not hold what was asked: the tools are those of a later run in the same folder. */
  readonly exact: boolean
}

/** One intent of a run as the models saw it, with their replies in full. */
export interface ShownIntent {
  readonly version: 1
  readonly kind: 'shown-intent'
  readonly about: ShownAbout
  readonly intent: AskedIntent
  readonly requests: readonly ShownRequest[]
  readonly trials: readonly ReportedTrial[]
}
