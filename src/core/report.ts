import type {
  CollateralRow,
  ComparedSide,
  ComparisonRow,
  ConfusionChange,
  CostRow,
  Differs,
  Flip,
  NotComparable,
  OneSided,
  ToolChange,
  ToolCounts,
  Verdict,
} from './comparison.ts'
import type { AgainstRun } from './against.ts'
import type { Manifest } from './manifest.ts'
import type { AskedIntent, ReportedTrial } from './reported-trial.ts'
import type { ReportedPlace, ReportedText } from './reported-text.ts'
import type { ConfusionRow, IntentRow, MetricRow, ToolRow, UnansweredRow } from './run.ts'
import type { Patch } from './tool.ts'
import type { Certainty } from './certainty.ts'
import type { Problem, ReadBy, Severity } from './finding.ts'
import type { Pointer } from './pointer.ts'
import type { Stopped } from './stopped.ts'
import type { Position } from './text.ts'

/*
 * What `--format json` prints, field for field (`src/report/schemas`): a contract, add but never change. Every reporter reads these and
 * nothing else.
 */

/** The exit code of a command, and why it is not 0. */
export interface ExitVerdict {
  readonly exit: 0 | 1 | 2 | 3
  readonly because: string | null
}

export interface ReportedDiagnostic {
  readonly rule: string
  readonly severity: Severity
  readonly certainty: Certainty
  readonly message: string
  /** Key of the toolset. */
  readonly toolset: string
  /** null for a finding about the whole set. */
  readonly tool: string | null
  readonly pointer: Pointer
  readonly uri: string
  /** null where there is no text, as for a live server. */
  readonly range: { readonly start: Position; readonly end: Position } | null
  /** True where a gate fails by it: it is a reason for exit code 1. */
  readonly fails: boolean
  /** True where a patch is safe, so that `--fix` repairs it. */
  readonly fixable: boolean
  readonly fingerprint: string
  /** The rule's page. */
  readonly help: string
  /** Names of other tools concerned. */
  readonly related: readonly string[]
  /** The words that the message is about, where it is about words; at most 200 characters. */
  readonly quote: string | null
  readonly patches: readonly Patch[]
  /** Where it is, in `texts`: its own place first, then what it contradicts or competes with. Left out where there is no text. */
  readonly places?: readonly ReportedPlace[]
  /** For a finding that a model's reading led to. */
  readonly readBy?: ReadBy
  /** Under a baseline, where the tool's text is what it was when the baseline was written: no edit of it made this finding. */
  readonly unchanged?: true
}

export interface ReportedToolset {
  readonly key: string
  /** For people: two sets may share it. */
  readonly id: string
  readonly uri: string
  readonly tools: number
  readonly tokens: number
  /** Rules that were asked. */
  readonly rules: number
  /** False for a part of a server's list; rules that conclude something from what is missing were not asked. */
  readonly complete: boolean
  /** Names of the tools with texts that are not English, which rules about English text pass over. */
  readonly notEnglish: readonly string[]
  /** Tools without annotations, whose texts are compared with none. */
  readonly unannotated: number
  /** For a live server that a file names: where that file does, `mcp.json:3:5`. */
  readonly namedAt?: string
  /** The target of the configuration, and where it was said: `rightcall.config.yaml:4:5`. */
  readonly target?: { readonly name: string; readonly uri: string }
}

export interface LintReport {
  readonly version: 1
  readonly kind: 'lint'
  readonly tool: { readonly name: 'rightcall'; readonly version: string }
  readonly verdict: ExitVerdict
  readonly summary: {
    readonly toolsets: number
    readonly tools: number
    readonly errors: number
    readonly warnings: number
    readonly infos: number
    readonly suppressed: number
    /** Findings that `--fix` repairs. */
    readonly fixable: number
    /** Findings that the baseline accepts; they are not among `diagnostics`, and fail no gate. */
    readonly baselined: number
    /** The same, of findings that are in the lint of the base revision, too. */
    readonly atBase: number
    /** Findings with patches of which none is safe: each wants a person's decision. */
    readonly suggestions: number
  }
  /** Where a baseline was used. */
  readonly baseline?: BaselineUse
  /** Under `--base`: the revision as it was named, and its commit. */
  readonly base?: { readonly revision: string; readonly commit: string }
  /** Under `--base`: findings of its lint that are gone. */
  readonly fixed?: readonly FixedFinding[]
  readonly toolsets: readonly ReportedToolset[]
  readonly diagnostics: readonly ReportedDiagnostic[]
  /** What findings are about, each once; their `places` point into it. */
  readonly texts?: readonly ReportedText[]
  readonly problems: readonly Problem[]
  /** What was left alone on purpose, such as servers of the configuration without `--connect`. */
  readonly unchecked?: readonly Problem[]
  /** Under `--require-reading`: the tools that no model read as they are now. */
  readonly unread?: readonly UnreadTool[]
  /** Under `--fix` and `--fix-dry-run`: what was changed, or would be; the findings are those that remain. */
  readonly fixes?: readonly Fix[]
}

/** A finding of the base revision that is no more. */
export type FixedFinding = Pick<
  ReportedDiagnostic,
  'rule' | 'severity' | 'certainty' | 'message' | 'tool' | 'uri' | 'fingerprint'
>

/** A tool that does not count as read. */
export interface UnreadTool {
  /** Key of the toolset. */
  readonly toolset: string
  readonly tool: string
  /** `never`: nobody read it. The tool, a tool that it competes with, or the prompt's major version changed since. `model`: others read it. */
  readonly why: 'never' | 'changed' | 'competing' | 'prompt' | 'model'
}

/** What a baseline did for a lint. */
export interface BaselineUse {
  readonly file: string
  /** The version of rightcall whose rules it was written with. */
  readonly rulesVersion: string
  /** Entries whose finding is gone. */
  readonly stale: number
  /** Entries that this run cannot judge: their file or server was not linted, or their rule is off. */
  readonly unchecked: number
}

/** The safe patches that one file took. */
export interface Fix {
  readonly uri: string
  readonly findings: number
  /** Of these, by a suggestion; left out where none was asked for. */
  readonly suggested?: number
  /** False under `--fix-dry-run`. */
  readonly saved: boolean
  /** Unified, with three lines of context. */
  readonly diff: string
}

/** Money in US dollars; null where no price is known. */
export interface Cost {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly outputTokens: number
  readonly dollars: number | null
  /** Answers that came from the cache and cost nothing. */
  readonly cached: number
  readonly trials: number
}

/** What every report about answers of models tells of a run that ended early. */
export interface Unfinished {
  /** Questions without an outcome, because the run stopped before them. */
  readonly notAsked: number
  /** Why the run, or a part of it, stopped before its last question. */
  readonly stopped: readonly Stopped[]
}

/** What one model took. Milliseconds are those of answers that did not come from the cache; null without any. */
export interface ModelRow {
  readonly model: string
  readonly ms: { readonly p50: number | null; readonly p95: number | null; readonly n: number }
  readonly cost: Cost
}

export interface RunReport extends Unfinished {
  readonly version: 1
  readonly kind: 'run'
  readonly manifest: Manifest
  readonly summary: readonly MetricRow[]
  readonly confusion: readonly ConfusionRow[]
  readonly intents: readonly IntentRow[]
  /** By model, then in the order of the toolset: tools that were meant or chosen. */
  readonly perTool?: readonly ToolRow[]
  readonly perModel?: readonly ModelRow[]
  /** In the order of the suite. */
  readonly asked: readonly AskedIntent[]
  /** In the order of the intents, then models, then repeats. */
  readonly trials: readonly ReportedTrial[]
  /** Replies that are no answers: metrics say nothing of them, save `answered`. */
  readonly unanswered: readonly UnansweredRow[]
  readonly cost: Cost
  readonly incomplete: boolean
  readonly verdict: ExitVerdict
  /** Where a metric has a largest drop. */
  readonly against?: AgainstRun
  /** Distinct infrastructure failures with their number. */
  readonly failures: readonly { readonly model: string; readonly error: string; readonly count: number }[]
}

/** A flip with what the user said, and the tools that are involved, as the side before calls them: expected, chosen before, chosen after. */
interface ReportedFlip extends Flip {
  readonly says: string
  readonly tools: readonly string[]
}

export interface ComparisonReport extends Unfinished {
  readonly version: 1
  readonly kind: 'comparison'
  readonly before: Manifest
  readonly after: Manifest
  readonly differs: Differs
  readonly sides: { readonly before: ComparedSide; readonly after: ComparedSide }
  readonly tools: ToolCounts
  readonly rows: readonly ComparisonRow[]
  /** Losses first. */
  readonly flips: readonly ReportedFlip[]
  readonly collateral: readonly CollateralRow[]
  /** What grew first, then what shrank, then the rest. Left out where the sides are not comparable. */
  readonly confusion?: readonly ConfusionChange[]
  /** Of models whose usage is known. Left out where the sides are not comparable. */
  readonly costs?: readonly CostRow[]
  /** Of the tools that flips are about, those that changed. */
  readonly changes: readonly ToolChange[]
  /** Intents that are no part of any row. */
  readonly oneSided: readonly OneSided[]
  /** Why there is no verdict; empty where there is one. Rows then have no test, and flips are those of the common intents. */
  readonly notComparable: readonly NotComparable[]
  /** null where the sides are not comparable. */
  readonly verdict: Verdict | null
  /** Whether it is shown, at 5 %, that no headline fell by the margin or more, and nothing else speaks against it. null without a test. */
  readonly nonInferior?: boolean | null
  readonly exit: ExitVerdict['exit']
  readonly because: string | null
  readonly margin: number
  readonly cost: Cost
  readonly incomplete: boolean
  readonly failures: readonly { readonly model: string; readonly error: string; readonly count: number }[]
}

export type Report = LintReport | RunReport | ComparisonReport
