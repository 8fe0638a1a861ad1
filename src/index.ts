/** Public API: lint toolsets as data. Everything else is the command line. */
export { rules, VERSION } from './builtins.ts'
export type { Json, JsonObject } from './core/json.ts'
export type { Pointer } from './core/pointer.ts'
export {
  toolFrom,
  type Edit,
  type Observation,
  type Origin,
  type Patch,
  type Span,
  type Tool,
  type Toolset,
} from './core/tool.ts'
export type { Diagnostic, Evidence, Finding, Problem, RuleInfo, Severity } from './core/finding.ts'
export type { ComparisonReport, Cost, LintReport, Position, Report, ReportedDiagnostic, RunReport } from './core/report.ts'
export type { Comparison, Estimate, Intent, Manifest, Reply, Run, Score, Trial, Verdict } from './core/trial.ts'
export { UserError } from './core/user-error.ts'
export { lint, type ActiveRule, type LintResult } from './lint/engine.ts'
export type { Ignore } from './lint/ignore.ts'
export { applyPatch } from './lint/patch.ts'
export { LIMITS, limitsOf, PROFILES, type Limit, type LimitKind, type Profile } from './lint/limits.ts'
export { resolveRules, type Base, type ResolvedRule, type RuleWord } from './lint/resolve.ts'
export { defineRule, type Context, type Example, type OptionSpec, type Rule, type RuleDefinition } from './lint/rule.ts'
export type { RenderContext, Reporter } from './report/reporter.ts'
