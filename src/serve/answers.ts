import type { ToolChange, Verdict } from '../core/comparison.ts'
import type { Manifest } from '../core/manifest.ts'
import type { AskedIntent, ReportedTrial } from '../core/reported-trial.ts'
import type { ComparisonReport, RunReport } from '../core/report.ts'
import type { ShownIntent } from '../core/shown.ts'
import type { Estimate } from '../core/estimate.ts'
import type { ToolRow } from '../core/run.ts'
import type { RunHead, StoredTool } from '../store/history/history.ts'

/* What the server answers to the dashboard's pages. */

/** What a run is held against. */
export interface ChosenBaseline {
  readonly run: RunHead
  /** `pinned` by somebody, or the last good run of the default branch that asked the same. */
  readonly how: 'pinned' | 'automatic'
  /** Why it is this one, in words, without a full stop. */
  readonly because: string
}

/** The difference of one metric of one model to the baseline, in fractions. */
export interface Delta {
  readonly metric: string
  readonly model: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Intents that both runs answered; of an interval that is not paired, those of the baseline's number. */
  readonly n: number
  /** Whether it was worked out intent by intent, as `compare` does. Else the interval is put together from those of both numbers, and wider as a rule. */
  readonly paired: boolean
  /** The p-value, adjusted for all numbers of the run; null where there is none. Without it, the interval decides alone. */
  readonly adjusted: number | null
}

/** A run in the list, next to what it is held against. */
export interface RunRow {
  readonly head: RunHead
  readonly baseline: {
    readonly id: string
    readonly started: string
    readonly how: 'pinned' | 'automatic' | 'last'
    /** Why it is this one, in words, without a full stop. */
    readonly because: string
  } | null
  /** Why there is no delta; empty where there is one, or where there is no baseline. */
  readonly notComparable: readonly string[]
  readonly deltas: readonly Delta[]
  /** What `compare` says of the two; null where it cannot, or where the history holds no scores of a run. */
  readonly verdict: Verdict | null
  /** Both sides of the comparison that the run is a side of; null for a run by itself. */
  readonly sides: { readonly before: string; readonly after: string } | null
}

export interface RunPage {
  readonly runs: readonly RunRow[]
  readonly more: boolean
  /** Baselines that somebody pinned, of the suites on this page. */
  readonly pins: readonly string[]
}

/** One run in a trend. */
export interface TrendPoint {
  readonly run: string
  readonly started: string
  readonly branch: string | null
  readonly toolset: string
  readonly suite: string
  readonly incomplete: boolean
  /** The versions that each model reported. */
  readonly versions: Readonly<Record<string, string>>
  readonly estimates: readonly { readonly metric: string; readonly model: string; readonly estimate: Estimate }[]
}

/** The last runs of one suite, oldest first. */
export interface Trend {
  readonly suite: string | null
  readonly points: readonly TrendPoint[]
}

/** One run in the curve of a tool. */
export interface ToolPoint extends Omit<TrendPoint, 'toolset' | 'estimates'> {
  /** Digest of the tool's text, as that of its versions. */
  readonly text: string
  readonly rows: readonly Pick<ToolRow, 'model' | 'recall' | 'precision' | 'right'>[]
}

/** How a tool was chosen over the last runs of one suite, oldest first. */
export interface ToolCurve {
  readonly suite: string | null
  /** Suites of the runs that showed the tool. */
  readonly suites: readonly string[]
  readonly points: readonly ToolPoint[]
}

export interface FacetList {
  readonly suites: readonly string[]
  readonly branches: readonly string[]
  readonly models: readonly string[]
}

export type StoredReport = Omit<RunReport, 'trials'>

export interface RunAnswer {
  readonly head: RunHead
  readonly report: StoredReport
  readonly baseline: ChosenBaseline | null
  readonly row: RunRow
  readonly tools: readonly string[]
}

export interface TrialsAnswer {
  readonly total: number
  readonly trials: readonly ReportedTrial[]
}

/** One question as the model saw it, with its answers. */
export interface TrialAnswer {
  readonly manifest: Manifest
  readonly asked: AskedIntent | null
  readonly trials: readonly ReportedTrial[]
  readonly tools: readonly StoredTool[]
}

/** One question as its models were sent it, as the journal tells. */
export interface QuestionAnswer {
  /** null where the journal cannot be read. */
  readonly shown: ShownIntent | null
  readonly because: string | null
}

/** Two runs. */
export interface DifferenceAnswer {
  readonly before: RunHead
  readonly after: RunHead
  /** Every tool that changed, in words. */
  readonly changes: readonly ToolChange[]
  /** null where the journals cannot be compared. */
  readonly report: ComparisonReport | null
  readonly because: string | null
}

/** The last runs of a suite, intent by intent. */
export interface GridAnswer {
  readonly model: string
  readonly runs: readonly { readonly id: string; readonly started: string; readonly branch: string | null }[]
  readonly intents: readonly {
    readonly id: string
    readonly says: string
    /** Share of right answers, by run; null where it was not asked. */
    readonly right: readonly (number | null)[]
  }[]
}

/** A text that a tool had, with what the runs around the change measured. */
export interface VersionAnswer {
  readonly digest: string
  readonly raw: StoredTool['raw']
  readonly run: string
  readonly started: string
  /** Against the text before, word by word; null for the first. */
  readonly change: ToolChange | null
  /** Of the first run that showed it. */
  readonly measured: readonly { readonly model: string; readonly recall: Estimate; readonly precision: Estimate }[]
}
