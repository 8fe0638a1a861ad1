import type { Catalogue } from './builtins.ts'
import { DEFAULTS, type Config } from './config/config.ts'
import { once } from './core/memo.ts'
import { listClaims } from './lint/claims/listing.ts'
import { diffText } from './report/diff/text.ts'
import { jsonText } from './report/escape.ts'
import { fixCopyText, fixOutcomeText, fixStepText } from './report/fix-step.ts'
import { readReportText } from './report/read-text.ts'
import { showText } from './report/show.ts'
import { snapshotText } from './report/snapshot/text.ts'
import { documentOf, openDocument, prepare } from './sources/document.ts'
import { SERVER_BOUNDS, type Io, type Target } from './sources/source.ts'
import { acceptIn } from './session/accept.ts'
import { configSchema } from './session/config-schema.ts'
import { fixText } from './session/fix-text.ts'
import { openKnown } from './session/known.ts'
import { dashboardHtml, htmlPage } from './report/page.ts'
import { secondPlaceOf } from './session/second-place.ts'
import type { Context } from './session/context.ts'
import { editsOf } from './session/edits.ts'
import { checkConfig, effectiveRules, lintLoaded } from './session/lint.ts'
import { textLinter } from './session/lint-text.ts'
import type { Linted, LintSettings } from './session/linted.ts'
import { loadTargets, readDocument } from './session/read.ts'
import { openReadings } from './session/reading/kept.ts'
import { kept } from './session/kept-report.ts'
import { pageParts } from './session/page-parts.ts'
import { render, reporterNamed } from './session/render.ts'
import { foldersOf } from './session/folders.ts'
import { ruleFacts } from './session/rule-facts.ts'
import { ruleInfo } from './session/rule-info.ts'
import { findTargets } from './session/targets.ts'
import type { Session } from './session/api.ts'

/**
 * Opens a session over a catalogue, `builtins` as a rule. What is left out of `world` is this process, which starts nothing by itself.
 * @throws UserError for a configuration that names a rule, an option or a profile that does not exist
 */
export function createSession(catalogue: Catalogue, config: Config = DEFAULTS, world: Partial<Io> = {}): Session {
  const io: Io = { ...WORLD, cwd: process.cwd(), env: process.env, ...world }
  const context: Context = { catalogue, config, io }
  const { sources } = catalogue
  checkConfig(config, catalogue.rules)

  const measured = once(async () => (await import('./session/measured/measured-runs.ts')).measuredReader(context))

  async function lint(targets: readonly Target[], settings: LintSettings = {}): Promise<Linted> {
    const { problems = [] } = settings
    const readings = await openReadings(context, settings.trust)
    const known = await openKnown(settings, targets, context, readings)
    const loaded = await loadTargets(targets, sources, io)
    const all = { toolsets: loaded.toolsets, problems: [...problems, ...loaded.problems] }
    const sift = known?.siftFor(loaded)
    const { report, unusedIgnores } = await lintLoaded(all, context, { ...settings, sift, readings })
    const empty = loaded.toolsets.filter(({ tools }) => tools.length === 0).map(({ uri }) => `${uri} lists no tool.`)
    const notes = (await known?.finish(report)) ?? []
    return { report, toolsets: loaded.toolsets, notes: [...empty, ...unusedIgnores, ...notes] }
  }

  return {
    catalogue,
    config,
    rulesFor: (uri) => effectiveRules(config, catalogue.rules, uri, io.cwd),
    targets: (words) => findTargets(words, context),
    prepare: (formats) => prepare(sources, formats ?? sources.flatMap((source) => source.formats ?? [])),
    lint,
    lintText: textLinter(context),
    editsOf: (document, toolset, patch) => editsOf(document, toolset, patch, sources),
    async fix(targets, settings) {
      const { fixAndLint } = await import('./session/fix.ts')
      return fixAndLint(targets, settings, context, lint)
    },
    async fixSteps(targets, settings) {
      const { fixSteps } = await import('./session/fix-steps.ts')
      return fixSteps(targets, settings, context)
    },
    fixStepText,
    fixCopyText,
    fixOutcomeText,
    async lintSuite(path, server) {
      const golden = await import('./session/golden.ts')
      return golden.lintSuite(path, context, server)
    },
    async listTools(path, server) {
      const list = await import('./session/suite-tools.ts')
      return list.listTools(path, server, context)
    },
    async read(targets, settings) {
      const { readTools } = await import('./session/reading/read-tools.ts')
      return readTools(targets, settings, context)
    },
    async forecastReading(targets, settings) {
      const { forecastReading } = await import('./session/reading/forecast-reading.ts')
      return forecastReading(targets, settings, context)
    },
    readingText: (report, { json }) => (json ? jsonText(report) : readReportText(report)),
    async snapshot(targets, settings) {
      const { snapshot } = await import('./session/snapshot/snapshot.ts')
      return snapshot(targets, settings, context)
    },
    snapshotText: (report, { json, ...how }) => (json ? jsonText(report) : snapshotText(report, how)),
    async claims(targets, settings = {}) {
      const { readClaims } = await import('./session/claims.ts')
      return readClaims(targets, settings, context)
    },
    readText: (uri, text, textOf = () => undefined) =>
      readDocument({ kind: 'document', document: documentOf(uri, text, sources) }, sources, textOf).toolsets,
    claimsOf: listClaims,
    secondPlaceOf,
    fixText: (uri, text, settings) => fixText(uri, text, context, settings),
    acceptIn,
    configSchema: once(() => configSchema(catalogue.rules)),
    ruleInfo: (id) => ruleInfo(catalogue, id),
    ruleFacts: (id) => ruleFacts(catalogue, id),
    explain: async (id, how) => (await import('./session/explain.ts')).explainRule(id, catalogue, how),
    async explainFinding(fingerprint, linted) {
      const { explainFinding } = await import('./session/reading/explain-finding.ts')
      return explainFinding(fingerprint, linted, context)
    },
    async evaluate(settings) {
      const { evaluate } = await import('./session/evaluate.ts')
      return evaluate(settings, context)
    },
    async compare(settings) {
      const { compareToolsets } = await import('./session/compare.ts')
      return kept(await compareToolsets(settings, context), io)
    },
    async review(settings) {
      const { reviewChange } = await import('./session/review/review.ts')
      return reviewChange(settings, context)
    },
    async compareRuns(settings) {
      const { compareRuns } = await import('./session/compare-runs.ts')
      return compareRuns(settings, context)
    },
    textTarget: async (uri, text) => ({ kind: 'document', document: await openDocument(uri, text, sources) }),
    async rank(settings) {
      const { rankTools } = await import('./session/rank.ts')
      return rankTools(settings, context)
    },
    async diff(settings) {
      const { diffToolsets } = await import('./session/diff.ts')
      return diffToolsets(settings, context)
    },
    changesSinceHead: async (edited) => (await import('./session/text-changes.ts')).changesSinceHead(edited, context),
    diffText,
    measured: async () => (await measured())(),
    async forecastEvaluation(settings) {
      const { forecastEvaluation } = await import('./session/evaluate.ts')
      return forecastEvaluation(settings, context)
    },
    async forecastComparison(settings) {
      const { forecastComparison } = await import('./session/compare.ts')
      return forecastComparison(settings, context)
    },
    async show(settings) {
      const { show } = await import('./session/show.ts')
      return show(settings, context)
    },
    history: async (path) => (await import('./session/history.ts')).openHistoryAt(path, context),
    push: async (path, history) => (await import('./session/history.ts')).pushRun(path, history, context),
    async storedQuestion(asked, history) {
      const { storedQuestion } = await import('./session/stored-question.ts')
      return storedQuestion(asked, history, context)
    },
    async storedDifference(before, after, history, compare) {
      const { storedDifference } = await import('./session/stored-difference.ts')
      return storedDifference(before, after, history, context, compare)
    },
    dashboardPage: () => dashboardHtml(pageParts('dashboard')),
    showText: (shown, { json, color, width, full }) => (json ? jsonText(shown) : showText(shown, { color, width, full })),
    async savedReports(path) {
      const { savedReports } = await import('./session/saved-report.ts')
      return savedReports(path, context)
    },
    renderPage: (reports) => htmlPage(reports, pageParts()),
    refuseUnknownFormats(formats) {
      for (const format of formats) reporterNamed(catalogue, format)
    },
    render: (format, report, { color = false, width = 80, toolsets = [], verbose, quiet, failed } = {}) =>
      render(
        catalogue,
        reporterNamed(catalogue, format),
        report,
        { color, width, verbose, quiet, failed, folders: foldersOf(io) },
        toolsets,
      ),
  }
}

const WORLD = { signal: new AbortController().signal, connect: false, bounds: SERVER_BOUNDS, note: () => undefined } as const
