import type { ModelScores } from '../../core/intent-scores.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Manifest } from '../../core/manifest.ts'
import type { PairedDifference } from '../../core/paired-difference.ts'
import type { ReportedTrial } from '../../core/reported-trial.ts'
import type { RunReport } from '../../core/report.ts'
import type { MetricRow, ToolRow } from '../../core/run.ts'

/** A tool as a run showed it to its models. */
export interface StoredTool {
  readonly name: string
  /** The entry as it was served, in MCP field names. */
  readonly raw: JsonObject
}

/** A run as it is pushed. */
export interface PushedRun {
  /** The run's name in its journal: a resumed run keeps it. */
  readonly id: string
  /** SHA-256 of the journal. The same run with another digest has gone on since. */
  readonly digest: string
  readonly report: RunReport
  /** Where the journal lay when it was pushed: two runs are compared by their journals. */
  readonly journal?: string
  readonly tools: readonly StoredTool[]
  /** The suite as the journal holds it. Left out, the run is compared by its summary alone. */
  readonly suite?: AskedSuite
}

/** The file of a suite. */
export interface AskedSuite {
  readonly uri: string
  readonly text: string
}

/** What two runs are compared by, answer by answer. */
export interface ScoredRun {
  readonly suite: AskedSuite
  readonly scores: readonly ModelScores[]
}

/** How a run of a default branch stands to its own baseline. */
export interface Standing {
  /** Where the run is worse than this one: the id of the run that stays the baseline. */
  readonly worseThan: string | undefined
  /** How many runs in a row were worse, this one included. */
  readonly passed: number
}

/** A run in a list: everything but its trials. */
export interface RunHead {
  readonly id: string
  readonly manifest: Manifest
  readonly incomplete: boolean
  readonly trials: number
  readonly summary: readonly MetricRow[]
  /** Which side of a comparison it is; left out for a run of its own. */
  readonly variant?: string
}

/** Which runs. What is left out does not filter. */
export interface RunFilter {
  /** The path of a suite, as manifests have it. */
  readonly suite?: string
  readonly branch?: string
  readonly model?: string
  /** Digest of a suite. */
  readonly suiteDigest?: string
  /** Without the sides of comparisons. */
  readonly alone?: boolean
  /** Only runs that began before this run, by time and then by id. */
  readonly before?: { readonly started: string; readonly id: string }
  readonly limit: number
}

/** Which trials of one run. */
export interface TrialFilter {
  readonly intent?: string
  readonly model?: string
  readonly outcome?: 'right' | 'wrong' | 'error'
  /** Words that all stand in the intent, the chosen tools, their arguments, the text or the reason. A to z in either case. */
  readonly text?: string
  readonly offset: number
  readonly limit: number
}

/** A text that a tool had, and the run that showed it first. */
interface ToolVersion {
  /** SHA-256 of the tool's canonical JSON. */
  readonly digest: string
  readonly raw: JsonObject
  readonly run: string
  readonly started: string
}

/** A run that showed a tool, with how its models chose it. */
export interface ToolRun {
  readonly head: RunHead
  /** As `ToolVersion.digest`. */
  readonly digest: string
  /** By model; none where the tool was neither meant nor chosen. */
  readonly rows: readonly ToolRow[]
}

/** Which runs that showed a tool. */
export interface ToolRunFilter {
  readonly toolset: string
  readonly tool: string
  readonly suite?: string
  readonly limit: number
}

/** What there is to filter by, sorted. */
interface Facets {
  readonly suites: readonly string[]
  readonly branches: readonly string[]
  readonly models: readonly string[]
}

/**
 * The runs of a team over time. Journals stay the source of truth: a history that is lost is rebuilt by pushing them again. Every method
 * rejects with a UserError where the disk is full or the store is damaged.
 */
export interface History {
  /** `known`: nothing changed. `updated`: the run has gone on since it was last pushed. All or nothing. */
  push(run: PushedRun): Promise<'added' | 'updated' | 'known'>
  /** Newest first. */
  runs(filter: RunFilter): Promise<readonly RunHead[]>
  facets(): Promise<Facets>
  run(id: string): Promise<RunHead | undefined>
  /** The whole report but for its trials. */
  report(id: string): Promise<Omit<RunReport, 'trials'> | undefined>
  /** In the order of the report, with how many there are in all. */
  trials(id: string, filter: TrialFilter): Promise<{ readonly total: number; readonly trials: readonly ReportedTrial[] }>
  /** As the run showed them, in their order. */
  tools(id: string): Promise<readonly StoredTool[]>
  /** Oldest first: each text that the tool of this name had in a toolset. */
  versions(toolset: string, tool: string): Promise<readonly ToolVersion[]>
  /** Newest first. */
  toolRuns(filter: ToolRunFilter): Promise<readonly ToolRun[]>
  /** Where the journal of a run lay when it was pushed last. */
  journal(id: string): Promise<string | undefined>
  /** Makes a run the baseline of a suite; undefined takes the pin away. */
  pin(suite: string, run: string | undefined): Promise<void>
  pinned(suite: string): Promise<string | undefined>
  /** Undefined for a run that is not there, or that an earlier version pushed. */
  scored(id: string): Promise<ScoredRun | undefined>
  /** What was kept of the difference of two runs, until one of them is pushed again. */
  difference(before: string, after: string): Promise<PairedDifference | undefined>
  /** Spares work, no more: nothing is kept while another process writes. */
  keepDifference(before: string, after: string, difference: PairedDifference): Promise<void>
  /** Known until this run, its baseline, or an earlier run of its suite is pushed. */
  standing(id: string, branch: string): Promise<Standing | undefined>
  /** As `keepDifference`. */
  keepStanding(id: string, branch: string, standing: Standing): Promise<void>
  close(): Promise<void>
}
