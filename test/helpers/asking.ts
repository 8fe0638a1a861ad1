import { toolsetFrom } from '../../src/core/tool.ts'
import type { Model } from '../../src/core/model.ts'
import type { Recorded } from '../../src/core/recorded.ts'
import type { Reply } from '../../src/core/reply.ts'
import type { Patience } from '../../src/eval/ask.ts'
import { questionsOf, type Question } from '../../src/eval/plan.ts'
import type { Store } from '../../src/eval/store.ts'
import { intentOf, replyOf } from './runs.ts'

/** Pauses of milliseconds. */
export const HASTE: Patience = { tries: 4, firstMs: 1, longestMs: 50, answerMs: 5_000, refusedMs: 200 }

/** A failure as providers report it. */
export function failure(message: string, again: false | { readonly afterMs?: number; readonly throttled?: boolean } = {}): Error {
  return Object.assign(new Error(message), { again: again === false ? false : { afterMs: undefined, ...again } })
}

/** A model that answers as `answer` says, at once or later. */
export function modelOf(name: string, answer: (says: string, signal: AbortSignal) => Reply | Promise<Reply>): Model {
  return {
    name,
    kind: 'language',
    parameters: {},
    ask: async ({ says }, signal) => answer(says, signal),
    retry: (error) => {
      if (!(error instanceof Error) || !('again' in error)) throw error
      const { again } = error
      if (typeof again !== 'object' || again === null) return false
      const [afterMs, throttled] = [Reflect.get(again, 'afterMs'), Reflect.get(again, 'throttled') === true]
      return { afterMs: typeof afterMs === 'number' ? afterMs : undefined, throttled }
    },
  }
}

/** A model whose answers wait until the test gives them, in the order in which they were asked for. */
export function heldModel(name: string): {
  readonly model: Model
  open(): number
  answer(reply?: Reply): void
  fail(error: Error): void
} {
  const waiting: { done: (reply: Reply) => void; failed: (error: Error) => void }[] = []
  const model = modelOf(
    name,
    (_, signal) =>
      new Promise((done, failed) => {
        waiting.push({ done, failed })
        signal.addEventListener('abort', () => failed(new Error('aborted')), { once: true })
      }),
  )
  return {
    model,
    open: () => waiting.length,
    answer: (reply = replyOf(['tool'])) => waiting.shift()?.done(reply),
    fail: (error) => waiting.shift()?.failed(error),
  }
}

/** Questions `0`, `1`, … to every model. */
export function questionsTo(models: readonly Model[], count: number): Question[] {
  return questionsOf({
    models,
    intents: Array.from({ length: count }, (_, index) => intentOf(`i${index}`, 'tool', { says: `i${index}` })),
    variants: [{ name: 'only', toolset: toolsetFrom({ id: 't', uri: 't.json', tools: [] }) }],
    prompt: { system: undefined, instructions: 'hidden' },
    repeats: 1,
    seed: 1,
  })
}

/** A store in memory. */
export function memory(earlier: readonly Recorded[] = []): Store & { readonly trials: Recorded[]; readonly kept: string[] } {
  const trials = [...earlier]
  const kept: string[] = []
  return {
    trials,
    kept,
    recorded: (key) => trials.findLast((trial) => trial.key === key),
    record: async (trial) => void trials.push(trial),
    cached: async () => undefined,
    keep: async ({ key }) => void kept.push(key),
  }
}
