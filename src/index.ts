/** Public API. Open a session with `createSession(builtins)`; everything else describes what goes in and comes out. */
import { refuseOlderNode } from './node-version.ts'

export { builtins, type Catalogue } from './builtins.ts'
export { createSession } from './session.ts'
export type { Session } from './session/api.ts'
export type { RenderSettings } from './session/render-settings.ts'
export type { ReadClaims, ToolClaims } from './session/claims.ts'
export type { ListedClaim } from './lint/claims/listing.ts'
export type { Compared } from './session/compare.ts'
export type { DiffGate, DiffSettings } from './session/diff-settings.ts'
export type { CompareSettings } from './session/compare-settings.ts'
export { loadConfig } from './session/config.ts'
export type { Evaluated } from './session/evaluate.ts'
export type { ReviewSettings } from './session/review/settings.ts'
export type { RunSettings } from './session/run-settings.ts'
export type { FixSettings, Linted, LintedText, LintSettings } from './session/linted.ts'
export type { SnapshotSettings } from './session/snapshot/snapshot.ts'
export type { TargetWords } from './session/targets.ts'
export type { Targets } from './sources/targets.ts'
export { DEFAULTS, type Config, type ConfiguredTarget, type TargetPlace } from './config/config.ts'
export { withFlags, type ConfigFlags } from './config/flags.ts'
export type { Comparison, Verdict } from './core/comparison.ts'
export type { Change, ChangeClass, ChangeKind, ChangeSide } from './core/change.ts'
export type { DiffReport, DiffSet, DiffSide, DiffSummary, ModelDiff, VersionAdvice } from './core/diff-report.ts'
export type { Document, TextEdit } from './core/document.ts'
export type { Estimate } from './core/estimate.ts'
export type { Diagnostic, Evidence, Finding, Problem, RuleInfo, Severity } from './core/finding.ts'
export type { Forecast, ModelForecast } from './core/forecast.ts'
export type { Intent } from './core/intent.ts'
export type { Json, JsonObject } from './core/json.ts'
export type { Manifest } from './core/manifest.ts'
export type { Model, ModelParameters, ModelProvider } from './core/model.ts'
export type { Pointer } from './core/pointer.ts'
export type { Reply } from './core/reply.ts'
export type {
  BaselineUse,
  ComparisonReport,
  Cost,
  ExitVerdict,
  LintReport,
  ModelRow,
  Report,
  ReportedDiagnostic,
  ReportedToolset,
  RunReport,
} from './core/report.ts'
export type { EditedFile, NotMeasured, ReviewReport } from './core/review-report.ts'
export type { AskedIntent, ReportedCall, ReportedTrial } from './core/reported-trial.ts'
export type { ReportedPlace, ReportedText } from './core/reported-text.ts'
export type { Run, ToolRow } from './core/run.ts'
export type { ShownIntent, ShownRequest, ShownRun } from './core/shown.ts'
export type { PlaceDrift, SnapshotReport, SnapshotToolset, ToolDrift } from './core/snapshot-report.ts'
export { lineStarts, positionAt, type Position } from './core/text.ts'
export { applied } from './core/text-edit.ts'
export {
  toolFrom,
  toolsetFrom,
  type Configuration,
  type Edit,
  type Observation,
  type Origin,
  type Patch,
  type Span,
  type Tool,
  type Toolset,
} from './core/tool.ts'
export type { Score, Trial } from './core/trial.ts'
export { UserError } from './core/user-error.ts'
export type { Eval, Scorer } from './eval/eval.ts'
export { lint, type ActiveRule, type LintResult } from './lint/engine.ts'
export type { Ignore } from './lint/ignore.ts'
export { LIMITS, limitsOf } from './lint/limits.ts'
export { PROFILES, type Limit, type LimitKind, type Profile } from './lint/limits/limit.ts'
export { applyPatch } from './lint/patch.ts'
export { resolveRules, type Base, type ResolvedRule, type RuleWord } from './lint/resolve.ts'
export { defineRule, type Example, type OptionSpec, type Rule, type RuleContext, type RuleDefinition } from './lint/rule.ts'
export type { RenderContext, Reporter } from './report/reporter.ts'
export type {
  DocumentTarget,
  Io,
  Loaded,
  PlacedEdit,
  Reading,
  ServerBounds,
  Source,
  Target,
  TargetOrigin,
  TextOf,
  Unwritable,
} from './sources/source.ts'

refuseOlderNode()
