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
}

export interface Ran {
  /** All outcomes, in the order of the questions. */
  readonly recorded: readonly Recorded[]
  /** Questions that have no outcome, because the run stopped before them. */
  readonly notAsked: number
  /** Why, in the order in which it happened; empty where every question has an outcome. */
  readonly stopped: readonly Stopped[]
}

/**
 * Asks every question that has no recorded answer. Providers run at the same time. Failures are outcomes; what ends the
 * asking for all (a refused key, no money left) is told in `stopped`. @throws what no retry can fix, bugs included
 */
export async function runQuestions(questions: readonly Question[], options: RunOptions): Promise<Ran> {
  const { store, concurrency, drain, budget = NO_BUDGET, patience = PATIENCE, progress } = options
  const outcomes = new Map<string, Recorded>()
  const open: Question[] = []
  for (const question of questions) {
    const earlier = store.recorded(question.key)
    if (earlier?.outcome.ok === true) {
      outcomes.set(question.key, earlier)
      budget.paidEarlier(question, earlier)
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
    stop({ reason: 'interrupted', says: 'The run was interrupted.', hint: 'The same --out goes on where it stopped.' })
  }
  const ended = (): void => soft.abort()
  drain?.addEventListener('abort', interrupted, { once: true })
  stops.now.addEventListener('abort', ended, { once: true })
  if (drain?.aborted === true) interrupted()
  if (stops.now.aborted) ended()

  const counts = tally(questions, outcomes, progress)
  const lanes = [...Map.groupBy(open, providerOf).values()]
  const settled = (question: Question, trial: Recorded): void => void outcomes.set(question.key, trial)
  const shared = { store, concurrency, stops, budget, patience, counts, note, stop, fail, settled }
  await Promise.all(lanes.map((own) => runLane(own, shared)))
  drain?.removeEventListener('abort', interrupted)
  if (fatal !== undefined) throw fatal.error
  return {
    recorded: questions.flatMap(({ key }) => outcomes.get(key) ?? []),
    notAsked: questions.length - outcomes.size,
    stopped,
  }
}

/** Each provider, at each of its addresses, has its own pace. */
function providerOf({ model }: Question): string {
  return `${model.name.split(':', 1).join('')} ${JSON.stringify(model.parameters['baseUrl'] ?? null)}`
}
