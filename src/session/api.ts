import type { Catalogue } from '../builtins.ts'
import type { Config } from '../config/config.ts'
import type { Document, TextEdit } from '../core/document.ts'
import type { Forecast } from '../core/forecast.ts'
import type { Diagnostic, RuleInfo } from '../core/finding.ts'
import type { JsonObject } from '../core/json.ts'
import type { DiffReport } from '../core/diff-report.ts'
import type { ReadForecast, ReadReport } from '../core/read-report.ts'
import type { ComparisonReport, Report } from '../core/report.ts'
import type { ReviewReport } from '../core/review-report.ts'
import type { ShownIntent, ShownRun } from '../core/shown.ts'
import type { SnapshotReport } from '../core/snapshot-report.ts'
import type { Patch, Tool, Toolset } from '../core/tool.ts'
import type { ListedClaim } from '../lint/claims/listing.ts'
import type { ResolvedRule } from '../lint/resolve.ts'
import type { fixCopyText, fixOutcomeText, fixStepText } from '../report/fix-step.ts'
import type { diffText } from '../report/diff/text.ts'
import type { History } from '../store/history/history.ts'
import type { Target, TextOf, Unwritable } from '../sources/source.ts'
import type { DashboardPage } from '../report/page.ts'
import type { AcceptedFinding } from './accept.ts'
import type { FixSteps, FixStepsSettings } from './fix-steps.ts'
import type { FixedText } from './fix-text.ts'
import type { SecondPlace } from './second-place.ts'
import type { RuleFacts } from './rule-facts.ts'
import type { ExplainSettings } from './explain.ts'
import type { ReadClaims } from './claims.ts'
import type { Compared } from './compare.ts'
import type { RunPairSettings } from './compare-runs.ts'
import type { CompareSettings } from './compare-settings.ts'
import type { DiffSettings } from './diff-settings.ts'
import type { Evaluated } from './evaluate.ts'
import type { LintedSuite } from './golden.ts'
import type { PushedFolder } from './history.ts'
import type { StoredDifference } from './stored-difference.ts'
import type { AskedQuestion, StoredQuestion } from './stored-question.ts'
import type { AskedServer, RunSettings } from './run-settings.ts'
import type { MeasuredReader } from './measured/measured-runs.ts'
import type { FixSettings, Linted, LintedText, LintSettings } from './linted.ts'
import type { RankSettings } from './rank.ts'
import type { ReadTools } from './reading/read-tools.ts'
import type { RenderSettings, ShowTextSettings } from './render-settings.ts'
import type { ReadSettings } from './reading/settings.ts'
import type { ReviewSettings } from './review/settings.ts'
import type { ShowSettings } from './show.ts'
import type { SnapshotSettings } from './snapshot/snapshot.ts'
import type { TargetWords } from './targets.ts'
import type { EditedText } from './text-changes.ts'
import type { ListedTools } from './suite-tools.ts'
import type { TrustedTargets } from './trusted.ts'

/** The long-lived engine behind every front end. */
export interface Session {
  readonly catalogue: Catalogue
  readonly config: Config
  /** The rules for the toolsets of a uri, with their severities, options, and the places that decided them. */
  rulesFor(uri: string): readonly ResolvedRule[]
  /** What the user's words mean. What cannot be read is a problem. @throws UserError for a command that is none */
  targets(words: TargetWords): Promise<TrustedTargets>
  /**
   * Loads the parsers of these formats, all of them when left out: `lintText` needs them. The text decides its format, not the name:
   * broken JSON is `jsonc`, and plain text is `yaml`.
   */
  prepare(formats?: readonly string[]): Promise<void>
  /** Reads and lints targets, under the baseline that the configuration names. @throws UserError for a configuration that cannot be followed, or when interrupted */
  lint(targets: readonly Target[], settings?: LintSettings): Promise<Linted>
  /**
   * Lints one text, synchronously and without touching the disk; starts nothing, and says nothing of what stands in other files: no
   * whole client configuration, no folder of one tool a file. `uri` is a path, absolute or relative to the working directory, or
   * a `file:` URL. Spans are UTF-16 offsets in `text` as given. The same text of the same uri gives the same object. `textOf` gives
   * the other files that it imports. @throws Error where the parser of its format was not prepared
   */
  lintText(uri: string, text: string, textOf?: TextOf): LintedText
  /**
   * The edits that make a patch in a document, in the order of the text, none overlapping or touching; or why they cannot be written
   * there. Reads the result back, so it costs as much as reading the document: ask for one patch when it is wanted, not for all.
   */
  editsOf(document: Document, toolset: Toolset, patch: Patch): readonly TextEdit[] | Unwritable
  /** Makes the safe patches of all files' findings, and lints what remains. `save: false` writes nothing. */
  fix(targets: readonly Target[], settings: FixSettings): Promise<Linted>
  /** Offers fixes and suggestions one at a time, each linted before it is shown. @throws UserError for a rule that there is none of */
  fixSteps(targets: readonly Target[], settings: FixStepsSettings): Promise<FixSteps>
  /** One of them as text for a terminal, as text to copy, and what came of it. */
  fixStepText: typeof fixStepText
  fixCopyText: typeof fixCopyText
  fixOutcomeText: typeof fixOutcomeText
  /** Has models read the tools that changed since they were read, and keeps what stands up to verification. @throws UserError before anything is asked */
  read(targets: readonly Target[], settings: ReadSettings): Promise<ReadTools>
  /** What `read` would ask and cost. Asks nothing and writes nothing. */
  forecastReading(targets: readonly Target[], settings: ReadSettings): Promise<ReadForecast>
  /** The same as text for a terminal, or as JSON. */
  readingText(report: ReadReport | ReadForecast, how: { readonly json: boolean }): string
  /** Pins what targets serve in a lockfile, or checks it against that. @throws UserError for a lockfile that cannot be read or written */
  snapshot(targets: readonly Target[], settings: SnapshotSettings): Promise<SnapshotReport>
  /** The same as text for a terminal, or as JSON. */
  snapshotText(report: SnapshotReport, how: Pick<RenderSettings, 'color' | 'width'> & { readonly json: boolean }): string
  /** What the texts of the tools state, whether a rule reports it or not. @throws UserError for a tool that none is called */
  claims(targets: readonly Target[], settings?: { readonly tool?: string }): Promise<ReadClaims>
  /** The tools of one text, read as `lintText` reads it, which costs less than linting it. */
  readText(uri: string, text: string, textOf?: TextOf): readonly Toolset[]
  /** What the texts of one tool state. */
  claimsOf(tool: Tool): readonly ListedClaim[]
  /** The parameter that the words of a finding contradict, where it is another place than theirs. */
  secondPlaceOf(tool: Tool, diagnostic: Diagnostic): SecondPlace | undefined
  /** Makes the safe patches of one text, those of one rule or all; writes nothing. */
  fixText(uri: string, text: string, settings?: { readonly rule?: string; readonly textOf?: TextOf }): FixedText
  /** What changed for a model between a file at git HEAD and a text of it. @throws UserError where one of them cannot be read */
  changesSinceHead(edited: EditedText): Promise<DiffReport>
  /** What runs measured last of the tools that they showed, the newest first: those of the history, and of folders. Makes no history. */
  measured: MeasuredReader
  /** The edits that add an accepted finding to the text of a configuration, or why they cannot be written there. */
  acceptIn(uri: string, text: string, entry: AcceptedFinding): readonly TextEdit[] | Unwritable
  /** The JSON Schema of the configuration. */
  configSchema(): JsonObject
  /** What reporters show of a rule: summary, severity, the address of its page; undefined for an id that is none. */
  ruleInfo(id: string): RuleInfo | undefined
  /** What programs are told of a rule. @throws UserError naming the nearest rule */
  ruleFacts(id: string): RuleFacts
  /** The page of a rule: as Markdown unless `how` tells otherwise, as JSON, or in 40 lines for a terminal. @throws UserError as `ruleFacts` */
  explain(rule: string, how?: ExplainSettings): Promise<string>
  /** One finding of a lint: what and where, and, for what a model read, who read it and what was checked. @throws UserError where there is none */
  explainFinding(fingerprint: string, linted: Linted): Promise<string>
  /** Looks for weaknesses of a golden suite; asks no model. @throws UserError for one that cannot be run */
  lintSuite(path: string, server?: AskedServer): Promise<LintedSuite>
  /** The tools of a suite, or of a server, for whoever writes intents. @throws UserError when they cannot be read */
  listTools(path: string | undefined, server: AskedServer): Promise<ListedTools>
  /** Runs a golden suite. @throws UserError before anything is asked, when it cannot be run */
  evaluate(settings: RunSettings): Promise<Evaluated>
  /** Runs one suite over two toolsets. @throws UserError before anything is asked, when it cannot be run */
  compare(settings: CompareSettings): Promise<Compared>
  /** What a change does to the tools of its base, measured by the base. @throws UserError where git cannot be asked */
  review(settings: ReviewSettings): Promise<ReviewReport>
  /** Compares two runs by what their folders hold; asks no model. @throws UserError for a folder that holds none */
  compareRuns(settings: RunPairSettings): Promise<ComparisonReport>
  /** A text as a target: `diff` and `lint` take it as they take a file. Its parser is loaded. `uri` is what messages call it. */
  textTarget(uri: string, text: string): Promise<Target>
  /** Names of the tools that a local model finds for an intent, best first, at most 20. @throws UserError for a model that does not rank */
  rank(settings: RankSettings): Promise<readonly string[]>
  /** What changed for a model between two lists of tools; asks no model. @throws UserError where a side cannot be read at all */
  diff(settings: DiffSettings): Promise<DiffReport>
  /** A diff as text for a terminal, as JSON or as Markdown. */
  diffText: typeof diffText
  /** What `evaluate` would ask and cost. Asks nothing and writes nothing. @throws UserError as it does */
  forecastEvaluation(settings: RunSettings): Promise<Forecast>
  /** The same for `compare`. */
  forecastComparison(settings: CompareSettings): Promise<Forecast>
  /** What a run's journal tells of one intent, or of all. Needs no other file. @throws UserError naming the nearest intent or model */
  show(settings: ShowSettings): Promise<ShownRun | ShownIntent>
  /** The same as text for a terminal, or as JSON. */
  showText(shown: ShownRun | ShownIntent, how: ShowTextSettings): string
  /** The runs of a team over time; made where there is none, at `.rightcall/history.sqlite` when left out. @throws UserError for a file that is no history */
  history(path?: string): Promise<History>
  /** Pushes the run of a folder or journal into a history. A second push changes nothing. @throws UserError where it holds no run */
  push(path: string, history: History): Promise<PushedFolder>
  /**
   * What changed between two runs of a history, and their comparison where their journals are still there. `compare` does that in the
   * place of `compareRuns`. @throws UserError for a run that is none
   */
  storedDifference(before: string, after: string, history: History, compare?: Session['compareRuns']): Promise<StoredDifference>
  /** One question of a run in a history as its models were sent it, from the journal. */
  storedQuestion(asked: AskedQuestion, history: History): Promise<StoredQuestion>
  /** The page of the dashboard, with the policy that holds for it. @throws UserError where the build left none */
  dashboardPage(): DashboardPage
  /** @throws UserError naming the nearest format to the first that does not exist */
  refuseUnknownFormats(formats: readonly string[]): void
  /**
   * The reports at a path: the folder of a run, its journal, or JSON that was saved.
   * @throws UserError where there is none, where it is torn, and where another version wrote it
   */
  savedReports(path: string): Promise<readonly Report[]>
  /** Several reports as one HTML page, a section each. */
  renderPage(reports: readonly Report[]): string
  /** A report in the format of a reporter. @throws UserError naming the nearest format */
  render(format: string, report: Report, how?: RenderSettings): string
}
