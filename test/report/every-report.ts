import type { Report, ReportedDiagnostic } from '../../src/core/report.ts'
import { calledTrial, comparisonReport, finding, lintReport, MANIFEST, ROW, runReport, SET } from './fixtures.ts'

const patches = [{ says: 'add it', safe: true, edits: [{ tool: 0, at: '/title' as const, to: 'Search' }] }]

/** A rule that fires on so many tools, or so often on one, that its findings are told together. */
const often = (over: (at: number) => Partial<ReportedDiagnostic>) => Array.from({ length: 4 }, (_, at) => finding(over(at)))

const problems = [
  { uri: 'broken.json', message: 'This is not JSON.', hint: 'Mend it.' },
  { uri: 'mcp.json:3:5', message: 'This is no server.' },
]

const lint = lintReport(
  [
    finding({
      rule: 'reading/contradiction',
      readBy: {
        model: 'reader-1',
        on: '2026-11-30',
        prompt: '1.0',
        decided: 'look',
        quotes: [{ at: '/description', quote: 'Returns the newest first.', tool: 'list_orders' }],
      },
    }),
    finding({
      fails: true,
      places: [
        { text: 0, words: { start: 8, end: 22 } },
        { text: 1, words: null },
      ],
    }),
    finding({ severity: 'warn', rule: 'parameter/unit-missing', tool: null, related: ['refund', 'pay'], patches }),
    finding({ severity: 'info', range: null, uri: 'mcp://desk/search#/description', toolset: 'mcp://desk' }),
    finding({ severity: 'warn', tool: '', range: null, uri: 'mcp://desk/other', rule: 'name/missing', quote: null }),
    ...often((at) => ({ rule: 'returns/undescribed', tool: `tool_${at}`, message: `Wrong ${at}.`, severity: 'warn' })),
    ...often((at) => ({ rule: 'schema/size', tool: 'refund', pointer: `/inputSchema/properties/p${at}`, severity: 'warn' })),
    ...often((at) => ({ rule: 'schema/dialect', tool: 'refund', pointer: `/inputSchema/$defs/d${at}`, range: null })),
    ...often((at) => ({
      rule: 'name/generic',
      tool: 'pay',
      pointer: `/inputSchema/$defs/d${at}`,
      severity: 'info',
      range: null,
    })),
  ],
  {
    verdict: { exit: 1, because: '1 error' },
    problems,
    texts: [
      { toolset: 'tools.json', tool: 'search', pointer: '/description', text: 'Handles various things for the customer.' },
      {
        toolset: 'tools.json',
        tool: 'refund',
        pointer: '/inputSchema/properties/id',
        text: '{ "type": "string" }',
        cutFrom: 900,
      },
    ],
    toolsets: [
      { ...SET, complete: false, notEnglish: ['suche', ''], unannotated: 1 },
      {
        ...SET,
        key: 'mcp://desk',
        id: 'desk',
        uri: 'mcp://desk',
        tools: 1,
        namedAt: 'mcp.json:3:5',
        target: { name: 'desk', uri: 'config.yaml:4:5' },
      },
    ],
    unchecked: [{ uri: 'config.yaml:9:5', message: 'The target was not checked.', hint: 'Ask for it.' }],
    unread: [{ toolset: 'tools.json', tool: 'search', why: 'changed' }],
    baseline: { file: 'rightcall.baseline.json', rulesVersion: '0.1.0', stale: 1, unchecked: 2 },
    base: { revision: 'origin/main', commit: '0123456789abcdef0123456789abcdef01234567' },
    fixed: [
      {
        ...{ rule: 'description/vague', severity: 'warn', certainty: 'likely', message: 'It was vague.', tool: 'search' },
        ...{ uri: 'tools.json', fingerprint: 'fedcba9876543210' },
      },
    ],
    fixes: [true, false].map((saved) => ({ uri: 'tools.json', findings: 1, saved, diff: '--- a\n+++ b\n' })),
  },
)

const accepted = { ...lint, summary: { ...lint.summary, suppressed: 1, baselined: 87, atBase: 12 } }

const models = [
  { model: 'local:hybrid', kind: 'retrieval', reported: ['hybrid-1'], parameters: { note: 'a' } },
  { model: 'openai:x', kind: 'language', reported: ['x-1', 'x-2'], parameters: {} },
] as const
const gate = { thresholds: { selection: 0.9 }, drops: { selection: 0.05 }, against: 'previous' }
const git = { git: 'abc', branch: 'main', defaultBranch: 'main', dirty: true }
const manifest = { ...MANIFEST, models, prompt: { system: 'Be brief.' }, ...git, repeats: 3, gate }
const failures = [{ model: 'openai:x', error: '429', count: 3 }]
const estimate = { value: 0.5, low: 0.4, high: 0.6, n: 9, clusters: 9, method: 'wilson' }

const run = runReport({
  manifest,
  verdict: { exit: 3, because: 'the run is incomplete' },
  failures,
  incomplete: true,
  notAsked: 7,
  stopped: [{ reason: 'money', says: 'OpenAI says that the money is used up.', hint: 'Go on later.' }],
  summary: [
    { metric: 'retrieval@1', label: 'right tool first', model: 'local:hybrid', estimate },
    { metric: 'selection', label: 'right tool', model: 'openai:x', estimate },
  ],
  intents: [
    { id: 'return', model: 'openai:x', passes: 1, repeats: 3, error: 0 },
    { id: 'refund', model: 'local:hybrid', passes: 0, repeats: 1, error: 0 },
  ],
  asked: [
    { id: 'return', says: 'I want it back.', expected: 'refund(id: "7")', not: ['pay'], tags: ['money'], cluster: 'money' },
    { id: 'refund', says: 'Money, please.', expected: 'refund', not: [], tags: [], cluster: 'refund' },
    { id: 'where', says: 'Where is it?', expected: 'no call', not: [], tags: [], cluster: 'where' },
  ],
  trials: [
    calledTrial('return', [{ tool: 'refund', arguments: { id: '8', note: ['now'] } }], {
      metric: 'arguments',
      because: 'id should be "7", not "8"',
    }),
    calledTrial(
      'return',
      [{ tool: 'pay', arguments: '{"id":"7', cutFrom: 5000 }],
      { metric: 'selection', because: 'called pay' },
      { repeat: 1, moreCalls: 2 },
    ),
    calledTrial('return', [{ tool: 'refund', arguments: {} }], null, { repeat: 2 }),
    calledTrial(
      'refund',
      [],
      { metric: 'retrieval@1', because: 'ranked 2' },
      { model: 'local:hybrid', ranking: ['pay', 'refund'] },
    ),
    calledTrial(
      'where',
      [],
      { metric: 'answered', because: 'cut off' },
      { outcome: 'cut-off', text: 'Let me see', textCutFrom: 9000 },
    ),
    calledTrial('where', [], null, { outcome: 'error', error: '429', repeat: 1 }),
  ],
  unanswered: [{ model: 'openai:x', kind: 'cut-off', count: 2 }],
  against: {
    folder: 'runs/main',
    started: '2026-11-01T00:00:00.000Z',
    commit: 'a1b2c3d4e5f6',
    why: 'openai:x has another version',
    intents: 9,
    leftOut: 2,
    rows: [
      {
        ...{ metric: 'selection', model: 'openai:x', before: estimate, after: estimate, delta: { ...estimate, value: -0.1 } },
        ...{ p: 0.2, adjusted: 0.4, allowed: 0.03, dropped: 1, verdict: 'chance' as const },
      },
    ],
  },
  perTool: [
    { model: 'local:hybrid', tool: 'refund', recall: estimate, precision: estimate, f1: estimate, right: 4 },
    { model: 'openai:x', tool: 'pay', recall: { ...estimate, value: null, n: 0 }, precision: estimate, f1: estimate, right: 0 },
  ],
  perModel: [
    {
      model: 'openai:x',
      ms: { p50: 820, p95: 2400, n: 6 },
      cost: { inputTokens: 900, cachedInputTokens: 0, outputTokens: 40, dollars: 0.01, cached: 0, trials: 6 },
    },
  ],
})

const comparison = comparisonReport({
  exit: 3,
  because: 'the run is incomplete',
  before: manifest,
  after: manifest,
  failures,
  incomplete: true,
  notAsked: 7,
  stopped: [{ reason: 'money', says: 'OpenAI says that the money is used up.', hint: 'Go on later.' }],
  rows: [ROW, { ...ROW, metric: 'selection', model: 'openai:x', verdict: 'undecided', needed: 300 }],
  flips: [
    {
      intent: 'return',
      metric: 'selection',
      model: 'openai:x',
      from: 'pay',
      to: 'refund',
      gain: 1,
      says: 'I want it back.',
      tools: ['refund'],
    },
    {
      intent: 'refund',
      metric: 'selection',
      model: 'local:hybrid',
      from: 'refund',
      to: 'refund',
      gain: -1,
      because: 'id is missing',
      tools: ['refund'],
      says: 'Money, please.',
    },
  ],
  collateral: [
    { tool: 'pay', model: 'openai:x', delta: estimate },
    { tool: 'refund', model: 'local:hybrid', delta: { ...estimate, value: -0.5 } },
  ],
  costs: [
    { model: 'openai:x', measure: 'input tokens', before: 812.25, after: 12_340, delta: estimate, p: 0.01 },
    {
      model: 'local:hybrid',
      measure: 'dollars',
      before: 0,
      after: 0.000_02,
      delta: { ...estimate, low: null, high: null },
      p: null,
    },
  ],
  confusion: [
    { model: 'openai:x', expected: 'pay', called: 'refund', before: { count: 1, of: 9 }, after: { count: 4, of: 9 } },
    { model: 'local:hybrid', expected: 'refund', called: '(none)', before: { count: 3, of: 9 }, after: { count: 0, of: 8 } },
    { model: 'openai:x', expected: '(ask)', called: 'pay', before: { count: 2, of: 3 }, after: { count: 2, of: 3 } },
  ],
})

/** Every kind of report: full, and empty. Together they hold every text that a report may hold. */
export const EVERY_REPORT: readonly Report[] = [
  lint,
  accepted,
  lintReport([]),
  lintReport([], { toolsets: [], problems }),
  run,
  runReport({ summary: [], confusion: [], intents: [], asked: [], trials: [] }),
  comparison,
  comparisonReport({ rows: [], flips: [], collateral: [], confusion: [], verdict: 'undecided' }),
  comparisonReport({
    differs: 'models',
    verdict: null,
    exit: 3,
    because: 'the sides are not comparable (wording differs)',
    changes: [
      {
        tool: 'pay',
        renamed: 'pay_out',
        words: [],
        parameters: [
          { name: 'sum', change: 'removed' },
          { name: 'to', change: 'changed', renamed: 'receiver' },
        ],
      },
    ],
    notComparable: [{ what: 'wording', before: 'where: "Where is it?"', after: '"Where?"' }],
    oneSided: [{ intent: 'old', says: 'Old.', side: 'before', because: 'pay is not among the tools after', scores: [] }],
  }),
]
