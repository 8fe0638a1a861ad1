import type { Expectation, Intent } from '../../src/core/intent.ts'
import type { Manifest } from '../../src/core/manifest.ts'
import type { Reply } from '../../src/core/reply.ts'
import type { Run } from '../../src/core/run.ts'
import type { Outcome, Trial } from '../../src/core/trial.ts'

/** An intent for a test: expects one call of `tool` unless told otherwise. */
export function intentOf(id: string, tool: string, more: Partial<Intent> = {}): Intent {
  return { id, says: `Say ${id}`, expect: callsOf(tool), not: [], tags: [], cluster: id, ...more }
}

export function callsOf(...tools: readonly string[]): Expectation {
  return { kind: 'calls', anyOf: [{ calls: tools.map((tool) => ({ tool, arguments: undefined })), order: 'any' }] }
}

/** An answered trial that called `tools` and was scored `scores`. */
export function trialOf(
  intent: string,
  tools: readonly string[],
  scores: Readonly<Record<string, number | null>>,
  more: Partial<Trial> = {},
): Trial {
  const values = Object.entries(scores).map(([metric, value]) => [metric, { value }])
  return trial(intent, { ok: true, reply: replyOf(tools), scores: Object.fromEntries(values) }, more)
}

/** A trial that failed for reasons of infrastructure. */
export function failedOf(intent: string, more: Partial<Trial> = {}): Trial {
  return trial(intent, { ok: false, error: '503', retryable: true }, more)
}

export function runOf(trials: readonly Trial[], more: Partial<Run> = {}): Run {
  return { manifest: MANIFEST, trials, summary: [], confusion: [], intents: [], unanswered: [], incomplete: false, ...more }
}

function trial(intent: string, outcome: Outcome, more: Partial<Trial>): Trial {
  const { model = 'scripted', repeat = 0 } = more
  return { key: `${model} ${intent} ${repeat}`, intent, variant: 'only', model, repeat, outcome, cached: false, ms: 1, ...more }
}

export function replyOf(tools: readonly string[], ranking?: readonly string[]): Reply {
  return {
    calls: tools.map((tool) => ({ tool, arguments: {} })),
    text: tools.length === 0 ? 'I see.' : '',
    stop: 'calls',
    usage: { input: undefined, output: undefined, cachedInput: undefined },
    model: 'scripted',
    ...(ranking ? { ranking } : {}),
  }
}

const MANIFEST: Manifest = {
  tool: { name: 'rightcall', version: '0.0.0' },
  started: '2026-01-01T00:00:00.000Z',
  suite: { path: 'intents.yaml', digest: '0', intents: 0 },
  toolset: { id: 'test', uri: 'tools.json', digest: '0', tools: 0 },
  models: [],
  exposure: 'list',
  grading: 'careful',
  prompt: {},
  repeats: 1,
  seed: 0,
  git: undefined,
}
