import type { Recorded } from '../core/recorded.ts'
import type { Reply } from '../core/reply.ts'
import { stoppedBy, type Stopped } from '../core/stopped.ts'
import { ask, type Patience, type Stops } from './ask.ts'
import type { Budget } from './budget.ts'
import { cachedTokens } from './estimate.ts'
import { lane, type Lane } from './lane.ts'
import type { Question } from './plan.ts'
import type { Store } from './store.ts'
import type { Tally } from './tally.ts'

/** A provider that fails this often in a row, and never answers between, is no longer asked. */
const MOST_FAILURES_IN_A_ROW = 20

/** Answers that wait for the disk, at most, as a multiple of those that are under way. */
const BACKLOG = 2

export interface LaneRun {
  readonly store: Store
  readonly concurrency: number
  readonly stops: Stops
  readonly budget: Budget
  readonly patience: Patience
  readonly counts: Tally
  /** Why this provider is asked no further. */
  note(why: Stopped): void
  /** Ends the asking of all providers. */
  stop(why: Stopped): void
  /** Ends the whole run, the questions under way included, unless the error only ends the asking. */
  fail(error: unknown): void
  /** The trial is on the disk. */
  settled(trial: Recorded): void
}

/** Asks the questions for one provider, as many at the same time as its pace allows. */
export async function runLane(questions: readonly Question[], run: LaneRun): Promise<void> {
  const { concurrency, stops, patience, counts, store } = run
  const pace = paced(lane(concurrency), new Set(questions.map(({ model }) => model.name)), counts)
  const [open, writing] = [new Set<Promise<void>>(), new Set<Promise<void>>()]
  const warm = new Map<string, Set<unknown>>()
  const bell = doorbell()
  let failures = 0

  /** A place is free once the answer is there; writing it down holds up nobody. */
  const settle = async (question: Question, cached: Promise<Reply | undefined>): Promise<void> => {
    const answered = await answer(question, await cached, pace, run)
    if (answered === undefined) return
    failures = answered.trial.outcome.ok ? 0 : failures + 1
    const task = write(question, answered).finally(() => {
      writing.delete(task)
      bell.ring()
    })
    writing.add(task)
  }
  const write = async (question: Question, { trial, fresh }: Answered): Promise<void> => {
    try {
      // the journal first: what it holds is not asked again
      const recorded = store.record(trial)
      await Promise.all([recorded, fresh === undefined ? undefined : store.keep(question, fresh)])
      run.settled(trial)
      counts.settled(trial, pace)
    } catch (error) {
      run.fail(error)
    }
  }

  for (const [question, cached] of lookedUp(questions, store, concurrency)) {
    while (!stops.asking.aborted && (open.size >= pace.width() || writing.size > concurrency * BACKLOG)) await bell.heard()
    const why = failures >= MOST_FAILURES_IN_A_ROW ? 'failures' : pace.waitMs() > patience.longestMs ? 'silence' : undefined
    if (why !== undefined && !stops.asking.aborted) run.note(givenUp(why, question.model.name, pace))
    if (why !== undefined || stops.asking.aborted) break
    const task = settle(question, cached)
      .catch(run.fail)
      .finally(() => {
        open.delete(task)
        bell.ring()
      })
    open.add(task)
    if (isCold(question, warm)) await task
  }
  // the journal must not be closed under an answer that is being written
  while (open.size > 0 || writing.size > 0) await Promise.all([...open, ...writing])
}

function givenUp(reason: 'failures' | 'silence', model: string, pace: Lane): Stopped {
  const provider = model.split(':', 1).join('')
  return reason === 'failures'
    ? { reason, says: `${provider}: ${MOST_FAILURES_IN_A_ROW} questions in a row failed, so no more were asked.` }
    : { reason, says: `${provider} asked for a pause of ${Math.ceil(pace.waitMs() / 1000)} s, so no more were asked.` }
}

/** Questions with what the cache holds of them, looked up ahead of time so that no place waits for the disk. */
function* lookedUp(
  questions: readonly Question[],
  store: Store,
  ahead: number,
): Generator<readonly [Question, Promise<Reply | undefined>]> {
  const next: (readonly [Question, Promise<Reply | undefined>])[] = []
  for (const question of questions) {
    const cached = store.cached(question)
    // the error is thrown where the question is taken
    cached.catch(() => undefined)
    next.push([question, cached])
    const first = next.length > ahead ? next.shift() : undefined
    if (first !== undefined) yield first
  }
  yield* next
}

/** The first question over tools that the provider keeps goes alone: the others then read what it wrote. */
function isCold({ model, request }: Question, warm: Map<string, Set<unknown>>): boolean {
  if (cachedTokens(model, request) === 0) return false
  const seen = warm.get(model.name) ?? new Set()
  warm.set(model.name, seen)
  if (seen.has(request.tools)) return false
  seen.add(request.tools)
  return true
}

interface Answered {
  readonly trial: Recorded
  /** What was paid for now. */
  readonly fresh: Reply | undefined
}

/** Undefined where the run stops before the question is asked. */
async function answer(
  question: Question,
  cached: Reply | undefined,
  pace: Lane,
  { budget, stops, patience, stop }: LaneRun,
): Promise<Answered | undefined> {
  const started = performance.now()
  if (cached !== undefined) return { trial: trialOf(question, { ok: true, reply: cached }, started, true), fresh: undefined }
  const reserved = await budget.reserve(question, stops.asking)
  if (stops.asking.aborted) return undefined
  if (reserved === undefined) {
    stop(budget.spentUp())
    return undefined
  }
  try {
    const outcome = await ask(question, pace, patience, stops)
    reserved(outcome.ok ? outcome.reply : undefined)
    return { trial: trialOf(question, outcome, started, false), fresh: outcome.ok ? outcome.reply : undefined }
  } catch (error) {
    reserved(undefined)
    if (stoppedBy(error) === undefined && stops.asking.aborted && !stops.now.aborted && isAbort(error)) return undefined
    throw error
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

function trialOf(question: Question, outcome: Recorded['outcome'], started: number, cached: boolean): Recorded {
  return {
    key: question.key,
    question: question.question,
    intent: question.intent.id,
    variant: question.variant,
    model: question.model.name,
    repeat: question.repeat,
    outcome,
    cached,
    ms: Math.round(performance.now() - started),
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

/** One waits, many ring: cheaper than racing all the promises again after each of them. */
function doorbell(): { ring(): void; heard(): Promise<void> } {
  let waiting: (() => void) | undefined
  return {
    ring: () => {
      waiting?.()
      waiting = undefined
    },
    heard: () => new Promise((resolve) => (waiting = resolve)),
  }
}
