import type { Progress } from '../core/progress.ts'
import type { Recorded } from '../core/recorded.ts'
import type { Lane } from './lane.ts'
import type { Question } from './plan.ts'

/** Keeps count of how far each model is, and tells it at every step. */
export interface Tally {
  settled(trial: Recorded, pace: Lane): void
  /** The pace of these models began or changed. */
  paced(models: Iterable<string>, pace: Lane): void
}

/** Starts with what an earlier run answered. */
export function tally(
  questions: readonly Question[],
  earlier: ReadonlySet<string>,
  tell: (state: Progress) => void = () => undefined,
): Tally {
  const states = new Map(
    [...Map.groupBy(questions, ({ model }) => model.name)].map(([model, own]) => {
      const done = own.filter(({ key }) => earlier.has(key)).length
      return [model, { model, done, total: own.length, failed: 0, reused: done, width: 0, waitMs: 0 }]
    }),
  )
  const step = (model: string, pace: Lane, change: (state: Progress) => Partial<Progress>): void => {
    const before = states.get(model)
    if (before === undefined) return
    const state = { ...before, ...change(before), width: pace.width(), waitMs: pace.waitMs() }
    states.set(model, state)
    tell(state)
  }
  return {
    settled: ({ model, outcome, cached }, pace) =>
      step(model, pace, ({ done, failed, reused }) => ({
        done: done + 1,
        failed: failed + (outcome.ok ? 0 : 1),
        reused: reused + (cached ? 1 : 0),
      })),
    paced: (models, pace) => {
      for (const model of models) step(model, pace, () => ({}))
    },
  }
}
