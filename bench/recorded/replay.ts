import { evals as all } from '../../evals/index.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Json } from '../../src/core/json.ts'
import type { Manifest } from '../../src/core/manifest.ts'
import { replyFrom, type Recorded } from '../../src/core/recorded.ts'
import type { Run } from '../../src/core/run.ts'
import { toolFrom, type Tool } from '../../src/core/tool.ts'
import type { Trial } from '../../src/core/trial.ts'
import type { Judging } from '../../src/eval/eval.ts'
import { judgingOf } from '../../src/eval/judge.ts'
import type { Evals } from '../../src/eval/score.ts'
import { summarise } from '../../src/eval/summarise.ts'
import { misfit } from '../../src/schema/value.ts'

/** What a model answered to one intent. */
export interface Answer {
  readonly intent: string
  /** From 0. */
  readonly repeat: number
  /** Tool and arguments; null where the model called none. */
  readonly call: { readonly tool: string; readonly arguments: Json } | null
}

/** A list of tool names, best first. */
export interface Ranked {
  readonly intent: string
  readonly repeat: number
  readonly ranking: readonly string[]
}

/** What a source judged itself, where the answers themselves are not recorded. */
export interface Scored {
  readonly intent: string
  readonly repeat: number
  readonly score: number
}

/** Judges some answers; several where every intent had tools of its own. */
export interface Asked {
  readonly judging: Judging
  readonly intents: readonly Intent[]
  readonly answers: readonly (Answer | Ranked)[]
}

export const toolsOf = (entries: readonly Json[]): Tool[] => entries.map((entry, index) => toolFrom(entry, index, undefined))

/** For tools of which only the name is recorded. */
export const namedTools = (names: Iterable<string>): Tool[] => toolsOf([...new Set(names)].map((name) => ({ name })))

export const judgingWith = (tools: readonly Tool[]): Judging =>
  judgingOf(tools, (schema, value) => misfit(schema, schema, value) === undefined)

/** Our metrics of these names, and no others: what a recording cannot tell is not judged. */
export const only = (...names: readonly string[]): Evals =>
  Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))

/** Recorded answers as a run of ours: judged by our own scorers, as `rightcall eval` judges fresh ones. */
export function runOf(model: string, kind: Manifest['models'][number]['kind'], evals: Evals, asked: readonly Asked[]): Run {
  const manifest = manifestOf(model, kind)
  const runs = asked.map(({ judging, intents, answers }) =>
    summarise(
      answers.map((answer) => recordedOf(model, answer)),
      { manifest, intents, evals, judging, planned: answers.length },
    ),
  )
  return mergedOf(manifest, runs)
}

/** A run whose only metric is what the source itself judged. */
export function scoredRun(model: string, metric: string, scored: readonly Scored[]): Run {
  const trials = scored.map(({ intent, repeat, score }): Trial => {
    const { outcome, ...rest } = recordedOf(model, { intent, repeat, call: null })
    return { ...rest, outcome: outcome.ok ? { ...outcome, scores: { [metric]: { value: score } } } : outcome }
  })
  return mergedOf(manifestOf(model, 'language'), [], trials)
}

function mergedOf(manifest: Manifest, runs: readonly Run[], own: readonly Trial[] = []): Run {
  const trials = [...own, ...runs.flatMap((run) => run.trials)]
  return { manifest, trials, summary: [], confusion: [], intents: [], unanswered: [], incomplete: false }
}

function recordedOf(model: string, answer: Answer | Ranked): Recorded {
  const { intent, repeat } = answer
  const reply = replyFrom(
    'ranking' in answer
      ? { ranking: [...answer.ranking] }
      : // what a model that called nothing wrote is not recorded; that it answered is
        {
          calls: answer.call === null ? [] : [{ ...answer.call }],
          text: answer.call === null ? 'Text that is not recorded.' : '',
        },
  )
  if (reply === undefined) throw new Error(`${intent} of ${model} is no reply`)
  const key = `${model} ${intent} ${repeat}`
  return { key, question: key, intent, variant: 'only', model, repeat, outcome: { ok: true, reply }, cached: true, ms: 0 }
}

function manifestOf(model: string, kind: Manifest['models'][number]['kind']): Manifest {
  return {
    tool: { name: 'rightcall', version: '0' },
    started: '',
    suite: { path: '', digest: '', intents: 0 },
    toolset: { id: '', uri: '', digest: '', tools: 0 },
    models: [{ model, kind, reported: [], parameters: {} }],
    exposure: 'all',
    grading: 'careful',
    prompt: {},
    repeats: 1,
    seed: 0,
    git: undefined,
  }
}
