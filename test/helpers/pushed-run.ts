import type { ReportedTrial } from '../../src/core/reported-trial.ts'
import type { RunReport } from '../../src/core/report.ts'
import type { PushedRun } from '../../src/store/history/history.ts'

interface Wanted {
  readonly started?: string
  readonly branch?: string
  readonly defaultBranch?: string
  readonly suite?: string
  readonly models?: readonly string[]
  readonly intents?: number
  readonly description?: string
  readonly says?: string
  readonly dirty?: boolean
  readonly variant?: string
  /** Which intents were answered rightly, all others wrongly; with the suite, so that runs can be compared answer by answer. */
  readonly right?: (intent: number) => boolean
}

/** A run as it is pushed. A third of its trials is right, a third wrong, a third failed. */
export function pushedRun(id: string, wanted: Wanted = {}): PushedRun {
  const {
    started = '2026-03-01T00:00:00Z',
    branch,
    defaultBranch,
    suite = 'a.suite.yaml',
    models = ['local:bm25'],
    says = 'Read it.',
  } = wanted
  const { intents = 3, description = 'Reads a file.', dirty, variant = 'only', right } = wanted
  const asked = Array.from({ length: intents }, (_, at) => ({
    id: `intent-${at}`,
    says,
    expected: 'read_file',
    not: [],
    tags: [],
    cluster: `intent-${at}`,
  }))
  const kind = (at: number): number => (right === undefined ? at % 3 : right(at) ? 0 : 1)
  const trials = asked.flatMap(({ id: intent }, at) => models.map((model) => ({ ...trial(intent, model, kind(at)), variant })))
  const report: RunReport = {
    version: 1,
    kind: 'run',
    manifest: {
      tool: { name: 'rightcall', version: '0.0.0' },
      started,
      suite: { path: suite, digest: `digest of ${suite}`, intents },
      toolset: { id: 'files', uri: 'files.json', digest: `digest of ${description}`, tools: 1 },
      models: models.map((model) => ({ model, kind: 'retrieval', reported: [], parameters: {} })),
      exposure: 'list',
      grading: 'careful',
      prompt: {},
      repeats: 1,
      seed: 1,
      git: undefined,
      ...(branch === undefined ? {} : { branch }),
      ...(dirty === undefined ? {} : { dirty }),
      ...(defaultBranch === undefined ? {} : { defaultBranch }),
    },
    summary: models.map((model) => ({
      metric: 'selection',
      label: 'right tool',
      model,
      estimate: { value: 1 / 3, low: 0.1, high: 0.6, n: intents, clusters: intents, method: 'wilson' },
    })),
    confusion: [],
    intents: [],
    asked,
    trials,
    unanswered: [],
    cost: { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, dollars: null, cached: 0, trials: trials.length },
    incomplete: false,
    verdict: { exit: 0, because: null },
    failures: [],
    notAsked: 0,
    stopped: [],
  }
  const tools = [{ name: 'read_file', raw: { name: 'read_file', description } }]
  const text = JSON.stringify({
    toolset: 'files.json',
    intents: asked.map((intent) => ({ id: intent.id, says, expect: { tool: 'read_file' } })),
  })
  return { id, digest: `journal of ${id}`, report, tools, ...(right === undefined ? {} : { suite: { uri: suite, text } }) }
}

function trial(intent: string, model: string, kind: number): ReportedTrial {
  const failed = kind === 2
  return {
    intent,
    model,
    repeat: 0,
    variant: 'only',
    outcome: failed ? 'error' : 'answered',
    error: failed ? 'no answer' : null,
    calls: failed ? [] : [{ tool: 'read_file', arguments: { path: 'a.txt' } }],
    text: '',
    scores: failed ? {} : { selection: { value: kind === 0 ? 1 : 0, because: null } },
    right: failed ? null : kind === 0 ? 1 : 0,
    fault: null,
    cached: false,
    ms: 1,
    tokens: { input: null, output: null },
  }
}
