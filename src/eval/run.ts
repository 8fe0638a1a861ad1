import type { Progress } from '../core/progress.ts'
import type { Recorded } from '../core/recorded.ts'
import type { Reply } from '../core/reply.ts'
import { ask, PATIENCE, type Patience } from './ask.ts'
import { lane, type Lane } from './lane.ts'
import type { Question } from './plan.ts'
import { tally, type Tally } from './tally.ts'

/** What the runner keeps outside of itself. */
export interface Store {
  /** What an earlier run under the same journal recorded. */
  recorded(key: string): Recorded | undefined
  /** Resolves when the trial is on the disk. */
  record(trial: Recorded): Promise<void>
  /** A cached answer. */
  cached(question: Question): Promise<Reply | undefined>
  keep(question: Question, reply: Reply): Promise<void>
}

export interface RunOptions {
  readonly store: Store
  /** Questions open at the same time, at most, for each provider. */
  readonly concurrency: number
  readonly signal: AbortSignal
  readonly patience?: Patience
  progress?(state: Progress): void
}

/** A provider that fails this often in a row, and never answers between, is not asked any more. */
const MOST_FAILURES_IN_A_ROW = 20

/**
 * Asks every question that has no recorded answer and gives all outcomes, in the order of the questions. Providers run
 * beside one another. After an abort, what was answered so far. Failures are outcomes; @throws what no retry can mend
 */
export async function runQuestions(questions: readonly Question[], options: RunOptions): Promise<Recorded[]> {
  const stop = new AbortController()
  const signal = AbortSignal.any([options.signal, stop.signal])
  const outcomes = new Map<string, Recorded>()
  const open: Question[] = []
  for (const question of questions) {
    const earlier = options.store.recorded(question.key)
    if (earlier?.outcome.ok === true) outcomes.set(question.key, earlier)
    else open.push(question)
  }
  const counts = tally(questions, outcomes, options.progress)
  let fatal: { readonly error: unknown } | undefined
  const fail = (error: unknown): void => {
    // once we are stopping, what other questions throw is only the stop itself
    if (!signal.aborted) fatal ??= { error }
    stop.abort()
  }
  const lanes = [...Map.groupBy(open, providerOf).values()]
  await Promise.all(lanes.map((own) => runLane(own, outcomes, counts, { ...options, signal, fail })))
  if (fatal !== undefined) throw fatal.error
  return questions.flatMap(({ key }) => outcomes.get(key) ?? [])
}

/** Each provider, at each of its addresses, has its own pace. */
function providerOf({ model }: Question): string {
  return `${model.name.split(':', 1).join('')} ${JSON.stringify(model.parameters['baseUrl'] ?? null)}`
}

interface LaneOptions extends RunOptions {
  /** Ends the whole run, the questions under way included. */
  fail(error: unknown): void
}

async function runLane(
  questions: readonly Question[],
  outcomes: Map<string, Recorded>,
  counts: Tally,
  { store, concurrency, signal, patience = PATIENCE, fail }: LaneOptions,
): Promise<void> {
  const pace = paced(lane(concurrency), new Set(questions.map(({ model }) => model.name)), counts)
  const open = new Set<Promise<void>>()
  let failures = 0

  const settle = async (question: Question): Promise<void> => {
    const trial = await outcomeOf(question, pace, store, patience, signal)
    await store.record(trial)
    outcomes.set(question.key, trial)
    failures = trial.outcome.ok ? 0 : failures + 1
    counts.settled(trial, pace)
  }

  try {
    for (const question of questions) {
      while (open.size >= pace.width()) await Promise.race(open)
      if (signal.aborted || failures >= MOST_FAILURES_IN_A_ROW || pace.waitMs() > patience.longestMs) break
      const task = settle(question).finally(() => open.delete(task))
      open.add(task)
    }
    await Promise.all(open)
  } catch (error) {
    fail(error)
    // the journal must not be closed under an answer that is being written
    await Promise.allSettled(open)
  }
}

/** A lane that tells when it begins, and when it is told to slow down. */
function paced(pace: Lane, models: ReadonlySet<string>, counts: Tally): Lane {
  counts.paced(models, pace)
  return {
    ...pace,
    throttled: (begun, afterMs) => {
      pace.throttled(begun, afterMs)
      counts.paced(models, pace)
    },
  }
}

async function outcomeOf(
  question: Question,
  pace: Lane,
  store: Store,
  patience: Patience,
  signal: AbortSignal,
): Promise<Recorded> {
  const started = performance.now()
  const reply = await store.cached(question)
  const outcome = reply === undefined ? await ask(question, pace, patience, signal) : { ok: true as const, reply }
  if (reply === undefined && outcome.ok) await store.keep(question, outcome.reply)
  return {
    key: question.key,
    question: question.question,
    intent: question.intent.id,
    variant: question.variant,
    model: question.model.name,
    repeat: question.repeat,
    outcome,
    cached: reply !== undefined,
    ms: Math.round(performance.now() - started),
  }
}
