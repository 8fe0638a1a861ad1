import type { Problem, ReadBy, Severity } from './finding.ts'
import type { Pointer } from './pointer.ts'
import type { Cost, ExitVerdict, Unfinished, UnreadTool } from './report.ts'
import type { ModelForecast } from './forecast.ts'

/** What `read --format json` prints: a contract, add but never change. */
export interface ReadReport extends Unfinished {
  readonly version: 1
  readonly kind: 'read'
  readonly verdict: ExitVerdict
  /** Where the lines are kept, relative to the working directory. */
  readonly file: string
  /** Where the journal lies; null where nothing was asked. */
  readonly journal: string | null
  readonly models: readonly ReaderRow[]
  /** Tools of the targets. */
  readonly tools: number
  /** Of them, by tool and model: read before and unchanged, and read now. */
  readonly fresh: number
  readonly read: number
  /** Tools that were to be read and are not. */
  readonly unread: readonly NotRead[]
  /** What became of what the models reported, by step; a step without any is left out. */
  readonly funnel: Readonly<Partial<Record<string, number>>>
  /** Of the findings with verified quotes: how many a comparison of values decided. */
  readonly arithmetic: { readonly decided: number; readonly of: number }
  readonly findings: readonly ReadReportFinding[]
  readonly cost: Cost
  readonly problems: readonly Problem[]
}

export interface ReaderRow {
  /** As it was asked for. */
  readonly model: string
  /** As it named itself, in its answers. */
  readonly reported: readonly string[]
  /** Whom the definitions went to. */
  readonly provider: string
  readonly requests: number
  readonly cost: Cost
}

export interface NotRead {
  readonly toolset: string
  readonly tool: string
  readonly model: string
  readonly because: string
}

export interface ReadReportFinding {
  readonly toolset: string
  readonly tool: string
  readonly rule: string
  readonly severity: Severity
  readonly pointer: Pointer
  readonly message: string
  readonly readBy: ReadBy
}

/** What `read --dry-run --format json` prints. */
export interface ReadForecast {
  readonly version: 1
  readonly kind: 'read-forecast'
  readonly models: readonly (ModelForecast & { readonly provider: string })[]
  readonly tools: readonly (UnreadTool & { readonly model: string })[]
  /** Tools that no request has room for. */
  readonly tooLarge: readonly { readonly toolset: string; readonly tool: string }[]
  readonly dollars: number | null
  readonly maxCost: number | null
  readonly problems: readonly Problem[]
}
