import type { Progress } from '../core/progress.ts'
import type { Recorded } from '../core/recorded.ts'
import { stoppedBy, type Stopped } from '../core/stopped.ts'
import { UserError } from '../core/user-error.ts'
import { PATIENCE, type Patience, type Stops } from './ask.ts'
import { NO_BUDGET, type Budget } from './budget.ts'
import type { Question } from './plan.ts'
import { runLane } from './run-lane.ts'
import type { Store } from './store.ts'
import { tally } from './tally.ts'

export interface RunOptions {
  readonly store: Store
  /** Questions open at the same time, at most, for each provider. */
  readonly concurrency: number
  /** Ends everything at once; answers under way are lost. */
  readonly signal: AbortSignal
  /** Ends the asking; answers under way are waited for. `waiting` is told how many there are. */
  readonly drain?: AbortSignal | undefined
  readonly budget?: Budget | undefined
  readonly patience?: Patience
  progress?(state: Progress): void
  waiting?(answers: number): void
  /** Called once for every question that has an outcome, in the order in which they are on the disk: earlier ones first. */
  settled?(trial: Recorded): void
}

/** How the asking ended. */
export interface Ended {
  /** Questions that have no outcome, because the run stopped before them. */
  readonly notAsked: number
  /** Why, in the order in which it happened; empty where every question has an outcome. */
  readonly stopped: readonly Stopped[]
}

export interface Ran extends Ended {
  /** All outcomes, in the order of the questions. */
  readonly recorded: readonly Recorded[]
}

/** Asks as `askQuestions` does, and keeps every answer. */
export async function runQuestions(questions: readonly Question[], options: RunOptions): Promise<Ran> {
  const outcomes = new Map<string, Recorded>()
  const ended = await askQuestions(questions, {
    ...options,
    settled: (trial) => {
      outcomes.set(trial.key, trial)
      options.settled?.(trial)
    },
  })
  return { ...ended, recorded: questions.flatMap(({ key }) => outcomes.get(key) ?? []) }
}

/**
 * Asks every question that has no recorded answer. Providers run at the same time. Failures are outcomes; what ends the
 * asking for all (a refused key, no money left) is told in `stopped`. @throws what no retry can fix, bugs included
 */
export async function askQuestions(questions: readonly Question[], options: RunOptions): Promise<Ended> {
  const { store, concurrency, drain, budget = NO_BUDGET, patience = PATIENCE, progress } = options
  // no answer is kept here: a hundred thousand of them are more than a small machine holds
  const earlier = new Set<string>()
  let settled = 0
  const settle = (trial: Recorded): void => {
    settled++
    options.settled?.(trial)
  }
  const open: Question[] = []
  for (const question of questions) {
    const trial = store.recorded(question.key)
    if (trial?.outcome.ok === true) {
      earlier.add(question.key)
      budget.paidEarlier(question, trial)
      settle(trial)
    } else open.push(question)
  }
  const [hard, soft] = [new AbortController(), new AbortController()]
  const stopped: Stopped[] = []
  let underWay = 0
  let fatal: { readonly error: unknown } | undefined
  const stops: Stops = {
    now: AbortSignal.any([options.signal, hard.signal]),
    asking: soft.signal,
    moved: (by) => void (underWay += by),
  }

  const note = (why: Stopped): void => {
    if (!stopped.some(({ says }) => says === why.says)) stopped.push(why)
  }
  const stop = (why: Stopped): void => {
    note(why)
    soft.abort()
  }
  const fail = (error: unknown): void => {
    const why = stoppedBy(error)
    if (why !== undefined) return stop(why)
    // once we are stopping, what other questions throw is only the stop itself
    if (!stops.now.aborted) fatal ??= { error }
    soft.abort()
    // answers under way are paid for; only a bug is a reason to let go of them
    if (!(error instanceof UserError)) hard.abort()
  }
  const interrupted = (): void => {
    if (underWay > 0) options.waiting?.(underWay)
    stop({
      reason: 'interrupted',
      says: 'The run was interrupted.',
      hint: 'With the same --out, the run continues where it stopped.',
    })
  }
  const ended = (): void => soft.abort()
  drain?.addEventListener('abort', interrupted, { once: true })
  stops.now.addEventListener('abort', ended, { once: true })
  if (drain?.aborted === true) interrupted()
  if (stops.now.aborted) ended()

  const counts = tally(questions, earlier, progress)
  const lanes = [...Map.groupBy(open, providerOf).values()]
  const shared = { store, concurrency, stops, budget, patience, counts, note, stop, fail, settled: settle }
  await Promise.all(lanes.map((own) => runLane(own, shared)))
  drain?.removeEventListener('abort', interrupted)
  if (fatal !== undefined) throw fatal.error
  return { notAsked: questions.length - settled, stopped }
}

/** Each provider, at each of its addresses, has its own pace. */
function providerOf({ model }: Question): string {
  return `${model.name.split(':', 1).join('')} ${JSON.stringify(model.parameters['baseUrl'] ?? null)}`
}
