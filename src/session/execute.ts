import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { canonical, digest } from '../core/digest.ts'
import type { Model } from '../core/model.ts'
import type { Progress } from '../core/progress.ts'
import { recordedFrom, type Recorded } from '../core/recorded.ts'
import type { Cost } from '../core/report.ts'
import { count } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import type { Intent, Manifest } from '../core/trial.ts'
import { UserError } from '../core/user-error.ts'
import { VERSION } from '../builtins.ts'
import type { Question } from '../eval/plan.ts'
import { runQuestions, type Store } from '../eval/run.ts'
import type { Suite } from '../eval/suite.ts'
import type { Io } from '../sources/source.ts'
import { openCache } from '../store/cache.ts'
import { openJournal, type Journal } from '../store/journal.ts'
import { cacheReader } from './cached.ts'

/** What `eval` and `compare` are told alike. */
export interface RunSettings {
  readonly suite: string
  readonly models: readonly string[]
  readonly repeats: number
  /** Questions open at the same time, at most, for each provider. */
  readonly concurrency: number
  /** Only intents whose id contains this text, or that have it as a tag. */
  readonly filter: string | undefined
  /** Folder of the journal; the same folder goes on where it stopped. */
  readonly out: string | undefined
  readonly baseUrl: string | undefined
  readonly seed: number
  readonly cache: boolean
  progress(state: Progress): void
}

export interface Executed {
  readonly recorded: readonly Recorded[]
  readonly started: string
  /** The run's folder, relative to the working directory. */
  readonly folder: string
}

/** Asks the questions: journal first, then cache, then the models. @throws UserError when interrupted: the journal is whole */
export async function execute(questions: readonly Question[], settings: RunSettings, io: Io): Promise<Executed> {
  const started = new Date().toISOString()
  const folder = resolve(io.cwd, settings.out ?? join('.rightcall', 'runs', started.replaceAll(/[:.]/g, '-')))
  const journal = await openJournal(folder, { run: randomUUID(), started })
  const shown = relative(io.cwd, folder) || '.'
  try {
    if (journal.damaged > 0)
      io.note(`${journal.path}: ${count(journal.damaged, 'damaged line')} left out; those trials are asked again.`)
    const store = storeOf(journal, questions, settings, io)
    const { concurrency, progress } = settings
    const recorded = await runQuestions(questions, { store, concurrency, signal: io.signal, progress })
    if (io.signal.aborted) {
      throw new UserError(`Interrupted: ${recorded.length} of ${count(questions.length, 'trial')} are kept in ${shown}.`, {
        hint: `The same command with --out ${shown} goes on there.`,
        exitCode: 3,
      })
    }
    return { recorded, started: journal.header.started, folder: shown }
  } finally {
    await journal.close()
  }
}

function storeOf(journal: Journal, questions: readonly Question[], settings: RunSettings, io: Io): Store {
  const done = new Map<string, Recorded>()
  for (const line of journal.lines) {
    const trial = recordedFrom(line)
    if (trial !== undefined) done.set(trial.key, trial)
  }
  const cache = openCache(resolve(io.cwd, '.rightcall', 'cache'))
  // local and scripted answers cost nothing, and a cache of them could only be stale
  const isPaid = ({ model }: Question): boolean =>
    settings.cache && model.kind === 'language' && !model.name.startsWith('replay:')
  const read = cacheReader(cache, questions)
  return {
    recorded: (key) => done.get(key),
    record: (trial) => journal.append(JSON.parse(JSON.stringify({ kind: 'trial', ...trial }))),
    cached: async (question) => (isPaid(question) ? read(question) : undefined),
    keep: async (question, reply) => {
      if (isPaid(question)) await cache.put(question.key, JSON.parse(JSON.stringify(reply)), journal.header.run)
    },
  }
}

/** The intents that a filter leaves. @throws UserError when it leaves none */
export function filtered(suite: Suite, filter: string | undefined): readonly Intent[] {
  if (filter === undefined) return suite.intents
  const kept = suite.intents.filter(({ id, tags }) => id.includes(filter) || tags.includes(filter))
  if (kept.length > 0) return kept
  throw new UserError(`No intent of ${suite.document.uri} has "${filter}" in its id or as a tag.`)
}

/** The fingerprint of one variant's run. */
export async function manifestOf(
  { started, recorded }: Executed,
  {
    suite,
    intents,
    toolset,
    models,
    settings,
    io,
  }: {
    suite: Suite
    intents: readonly Intent[]
    toolset: Toolset
    models: readonly Model[]
    settings: RunSettings
    io: Io
  },
): Promise<Manifest> {
  return {
    tool: { name: 'rightcall', version: VERSION },
    started,
    suite: { path: suite.document.uri, digest: digest(canonical(suite.document.data)), intents: intents.length },
    toolset: {
      id: toolset.id,
      uri: toolset.uri,
      digest: digest(canonical(toolset.tools.map(({ raw }) => raw))),
      tools: toolset.tools.length,
    },
    models: models.map(({ name, kind, parameters }) => ({ model: name, kind, reported: reportedBy(name, recorded), parameters })),
    exposure: 'list',
    prompt: { system: suite.prompt.system ?? null, instructions: suite.prompt.instructions },
    repeats: settings.repeats,
    seed: settings.seed,
    git: await gitRevision(io.cwd),
  }
}

/** The versions that a model gave of itself, sorted. */
export function reportedBy(model: string, recorded: readonly Recorded[]): string[] {
  const versions = recorded.flatMap((trial) => (trial.model === model && trial.outcome.ok ? [trial.outcome.reply.model] : []))
  return [...new Set(versions)].sort()
}

/** What was used and paid now; answers from the cache count as trials and cost nothing. */
export function costOf(recorded: readonly Recorded[], models: readonly Model[]): Cost {
  const replies = recorded.flatMap(({ outcome, cached }) => (outcome.ok && !cached ? [outcome.reply.usage] : []))
  const total = (of: (usage: (typeof replies)[number]) => number | undefined) =>
    replies.reduce((sum, usage) => sum + (of(usage) ?? 0), 0)
  return {
    inputTokens: total(({ input }) => input),
    cachedInputTokens: total(({ cachedInput }) => cachedInput),
    outputTokens: total(({ output }) => output),
    // no prices are known here yet, so only what is free has one
    dollars: models.some(({ kind }) => kind === 'language') ? null : 0,
    cached: recorded.filter(({ cached }) => cached).length,
    trials: recorded.length,
  }
}

/** Distinct failures with their number, the most frequent first. */
export function failuresOf(recorded: readonly Recorded[]): { model: string; error: string; count: number }[] {
  const failed = recorded.flatMap(({ model, outcome }) => (outcome.ok ? [] : [{ model, error: outcome.error }]))
  return [...Map.groupBy(failed, ({ model, error }) => `${model}\n${error}`).values()]
    .flatMap((same) => (same[0] === undefined ? [] : [{ ...same[0], count: same.length }]))
    .sort((one, other) => other.count - one.count)
}

async function gitRevision(cwd: string): Promise<string | undefined> {
  try {
    return (await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd })).stdout.trim()
  } catch {
    return undefined
  }
}
