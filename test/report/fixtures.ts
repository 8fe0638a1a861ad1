import type { ComparisonReport, LintReport, ReportedDiagnostic, ReportedToolset, RunReport } from '../../src/core/report.ts'
import type { ReportedCall, ReportedTrial } from '../../src/core/reported-trial.ts'
import type { ComparisonRow } from '../../src/core/comparison.ts'
import type { Estimate } from '../../src/core/estimate.ts'
import type { Manifest } from '../../src/core/manifest.ts'
import type { RenderContext } from '../../src/report/reporter.ts'

/** A context without colour; `over` replaces what a test is about. */
export function context(over: Partial<RenderContext> = {}): RenderContext {
  return {
    color: false,
    width: 80,
    folders: { cwd: '/repo', repository: '/repo', workspace: '/repo' },
    textOf: (uri) => (uri === 'tools.json' ? TEXT : undefined),
    rule: (id) => ({ id, severity: 'warn', summary: `Summary of ${id}.`, help: `https://example.org/rules/${id}.md` }),
    ...over,
  }
}

const TEXT = `[
  {
    "name": "search",
    "description": "Handles various things for the customer.",
    "inputSchema": { "type": "object" }
  },
  { "name": "refund" }
]
`

/** A finding on the description of `search` in TEXT. */
export function finding(over: Partial<ReportedDiagnostic> = {}): ReportedDiagnostic {
  return {
    rule: 'description/vague',
    severity: 'error',
    certainty: 'likely',
    message: '"various things" names no object, so a model cannot tell when to call it. Name what it returns.',
    toolset: 'tools.json',
    tool: 'search',
    pointer: '/description',
    uri: 'tools.json',
    range: { start: { line: 4, column: 20 }, end: { line: 4, column: 62 } },
    fails: false,
    fixable: false,
    fingerprint: '0123456789abcdef',
    help: 'https://example.org/rules/description/vague.md',
    related: [],
    quote: 'various things',
    patches: [],
    ...over,
  }
}

/** The set of `lintReport`. */
export const SET: ReportedToolset = {
  key: 'tools.json',
  id: 'tools.json',
  uri: 'tools.json',
  tools: 2,
  tokens: 60,
  rules: 90,
  complete: true,
  notEnglish: [],
  unannotated: 0,
}

/** A report of these findings, with sums that fit them. */
export function lintReport(diagnostics: readonly ReportedDiagnostic[], over: Partial<LintReport> = {}): LintReport {
  const having = (severity: string) => diagnostics.filter((found) => found.severity === severity).length
  return {
    version: 1,
    kind: 'lint',
    tool: { name: 'rightcall', version: '1.2.3' },
    verdict: { exit: 0, because: null },
    summary: {
      toolsets: 1,
      tools: 2,
      errors: having('error'),
      warnings: having('warn'),
      infos: having('info'),
      suppressed: 0,
      baselined: 0,
      atBase: 0,
      fixable: diagnostics.filter(({ fixable }) => fixable).length,
      suggestions: diagnostics.filter(({ fixable, patches }) => !fixable && patches.length > 0).length,
    },
    toolsets: [SET],
    diagnostics,
    problems: [],
    ...over,
  }
}

/** Invented: an estimate for the look of a report. */
export function estimate(value: number | null, low: number | null, high: number | null, n = 56): Estimate {
  return { value, low, high, n, clusters: n, method: 'wilson' }
}

export const MANIFEST: Manifest = {
  tool: { name: 'rightcall', version: '1.2.3' },
  started: '2026-11-21T04:00:00.000Z',
  suite: { path: 'golden/desk/intents.yaml', digest: 'a1b2c3d4e5f60718', intents: 60 },
  toolset: { id: 'desk', uri: 'golden/desk/before.json', digest: 'b1b2c3d4e5f60718', tools: 15 },
  models: [{ model: 'local:hybrid', kind: 'retrieval', reported: ['hybrid-1'], parameters: {} }],
  exposure: 'list',
  grading: 'careful',
  prompt: {},
  repeats: 1,
  seed: 1,
  git: undefined,
}

const COST = { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, dollars: null, cached: 0, trials: 60 }

/** A trial of a retrieval model that ranks the right tool at this place. */
function rankingTrial(intent: string, rank: 1 | 2): ReportedTrial {
  const because = rank === 1 ? null : 'ranked 2'
  return {
    ...{ intent, model: 'local:hybrid', repeat: 0, variant: 'only', outcome: 'answered', error: null, calls: [], text: '' },
    ranking: rank === 1 ? ['move_file', 'copy_file'] : ['copy_file', 'move_file'],
    scores: { 'retrieval@1': { value: rank === 1 ? 1 : 0, because }, mrr: { value: 1 / rank, because } },
    right: rank === 1 ? 1 : 0,
    fault: because === null ? null : { metric: 'retrieval@1', because },
    ...{ cached: false, ms: 3, tokens: { input: null, output: null } },
  }
}

/** A trial of a language model that made these calls, and was wrong in one metric for a reason. */
export function calledTrial(
  intent: string,
  calls: readonly ReportedCall[],
  fault: ReportedTrial['fault'],
  over: Partial<ReportedTrial> = {},
): ReportedTrial {
  const scores =
    fault === null ? { selection: { value: 1, because: null } } : { [fault.metric]: { value: 0, because: fault.because } }
  return {
    ...{ intent, model: 'openai:x', repeat: 0, variant: 'only', outcome: 'answered', error: null, calls, text: '', scores },
    ...{ right: fault === null ? 1 : 0, fault, cached: false, ms: 900, tokens: { input: 1200, output: 40 } },
    ...over,
  }
}

export function runReport(over: Partial<RunReport> = {}): RunReport {
  return {
    version: 1,
    kind: 'run',
    manifest: MANIFEST,
    unanswered: [],
    notAsked: 0,
    stopped: [],
    summary: [
      { metric: 'selection', label: 'right tool', model: 'local:hybrid', estimate: estimate(null, null, null, 0) },
      { metric: 'retrieval@1', label: 'right tool first', model: 'local:hybrid', estimate: estimate(0.81, 0.7, 0.89) },
      { metric: 'retrieval@5', label: 'right tool in the first five', model: 'local:hybrid', estimate: estimate(1, 0.936, 1) },
      { metric: 'mrr', label: 'mean reciprocal rank', model: 'local:hybrid', estimate: estimate(0.873, 0.79, 0.93) },
    ],
    confusion: [
      { model: 'local:hybrid', expected: 'move_file', called: 'copy_file', count: 7, of: 20 },
      { model: 'local:hybrid', expected: 'get_order', called: '(none)', count: 1, of: 1 },
    ],
    intents: Array.from({ length: 56 }, (_, at) => ({
      id: `intent-${at + 1}`,
      model: 'local:hybrid',
      passes: at < 12 ? 0 : 1,
      repeats: 1,
      error: 0,
    })),
    asked: Array.from({ length: 56 }, (_, at) => ({
      ...{
        id: `intent-${at + 1}`,
        says: `Move file ${at + 1}`,
        expected: 'move_file',
        not: [],
        tags: [],
        cluster: `intent-${at + 1}`,
      },
    })),
    trials: Array.from({ length: 56 }, (_, at) => rankingTrial(`intent-${at + 1}`, at < 12 ? 2 : 1)),
    cost: COST,
    incomplete: false,
    verdict: { exit: 0, because: null },
    failures: [],
    ...over,
  }
}

const ANSWERS = { count: 60, inputTokens: null, outputTokens: null, dollars: 0 }

export const ROW: ComparisonRow = {
  metric: 'retrieval@1',
  label: 'right tool first',
  model: 'local:hybrid',
  before: estimate(0.5, 0.373, 0.627),
  after: estimate(0.714, 0.585, 0.816),
  delta: estimate(0.214, 0.101, 0.32),
  moved: 16,
  p: 0.0004,
  adjusted: 0.0008,
  headline: true,
  verdict: 'better',
  needed: null,
  dropped: { pairs: 0, worst: null, best: null },
}

export function comparisonReport(over: Partial<ComparisonReport> = {}): ComparisonReport {
  return {
    version: 1,
    kind: 'comparison',
    before: MANIFEST,
    notAsked: 0,
    stopped: [],
    after: { ...MANIFEST, toolset: { id: 'desk', uri: 'golden/desk/after.json', digest: 'c1b2c3d4e5f60718', tools: 15 } },
    differs: 'tools',
    sides: {
      before: { from: 'golden/desk/before.json', tools: 15, listTokens: 751, answers: ANSWERS },
      after: { from: 'golden/desk/after.json', tools: 15, listTokens: 1024, answers: ANSWERS },
    },
    tools: { same: 14, changed: 1, added: 0, removed: 0 },
    changes: [
      {
        tool: 'escalate',
        words: [
          { kind: 'same', text: 'Hands a ticket to ' },
          { kind: 'removed', text: 'a manager' },
          { kind: 'added', text: 'another team' },
          { kind: 'same', text: '.' },
        ],
        parameters: [{ name: 'team', change: 'added' }],
      },
    ],
    oneSided: [
      {
        intent: 'merge-two',
        says: 'These two are the same, put them together.',
        side: 'after',
        because: 'merge_tickets is not among the tools before',
        scores: [{ model: 'local:hybrid', value: 1 }],
      },
    ],
    notComparable: [],
    rows: [
      ROW,
      {
        ...ROW,
        metric: 'mrr',
        label: 'mean reciprocal rank',
        before: estimate(0.62, 0.5, 0.7),
        after: estimate(0.8, 0.7, 0.9),
        delta: estimate(0.18, 0.05, 0.3),
        p: 0.012,
        adjusted: 0.012,
        headline: false,
      },
    ],
    flips: [
      {
        intent: 'where-is-it',
        metric: 'retrieval@1',
        model: 'local:hybrid',
        from: 'list_tickets',
        to: 'get_order',
        gain: 1,
        says: 'Where is my parcel? It was due on Monday.',
        tools: ['get_order', 'list_tickets'],
      },
      {
        intent: 'money-back',
        metric: 'retrieval@1',
        model: 'local:hybrid',
        from: 'credit',
        to: 'refund',
        gain: 1,
        says: 'I want my money back for the broken kettle.',
        tools: ['refund', 'credit'],
      },
      {
        intent: 'angry',
        metric: 'retrieval@1',
        model: 'local:hybrid',
        from: 'escalate',
        to: 'add_note',
        gain: -1,
        says: 'Let me talk to your boss, now.',
        tools: ['escalate', 'add_note'],
      },
    ],
    collateral: [
      { tool: 'get_order', model: 'local:hybrid', delta: estimate(0.4, 0.1, 0.6, 10) },
      { tool: 'escalate', model: 'local:hybrid', delta: estimate(-0.2, -0.6, 0.2, 5) },
      { tool: 'refund', model: 'local:hybrid', delta: estimate(0, 0, 0, 6) },
    ],
    verdict: 'better',
    exit: 0,
    because: null,
    margin: 0.05,
    cost: COST,
    incomplete: false,
    failures: [],
    ...over,
  }
}
