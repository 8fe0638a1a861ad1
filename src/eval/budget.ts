import type { Recorded } from '../core/recorded.ts'
import type { Reply } from '../core/reply.ts'
import type { Stopped } from '../core/stopped.ts'
import type { Question } from './plan.ts'

/** Keeps the money that a run spends under a limit. */
export interface Budget {
  /** An answer that is in the journal already: what it cost counts. */
  paidEarlier(question: Question, trial: Recorded): void
  /**
   * Sets aside what the question is expected to cost; call the result with the reply, or without where there is none. Waits
   * for answers under way where these decide whether the money reaches. Undefined where it does not reach.
   */
  reserve(question: Question, signal: AbortSignal): Promise<((reply: Reply | undefined) => void) | undefined>
  spentUp(): Stopped
}

const nothing = (): void => undefined

/** No limit. */
export const NO_BUDGET: Budget = {
  paidEarlier: nothing,
  reserve: async () => nothing,
  spentUp: () => ({ reason: 'max-cost', says: 'The limit was reached.' }),
}

export interface Costs {
  /** Dollars that the question will cost, about. */
  estimate(question: Question): number
  /** Dollars that the answer cost; undefined where the provider does not say. */
  of(question: Question, reply: Reply): number | undefined
}

/** Answers after which their mean says more than the estimate. */
const ENOUGH = 5

/** At most `limit` dollars, earlier answers of the same journal included. */
export function budgetOf(limit: number, costs: Costs): Budget {
  const means = new Map<string, { count: number; dollars: number }>()
  let spent = 0
  let reserved = 0
  let open = 0
  let waiting: (() => void)[] = []
  const heard = new WeakSet<AbortSignal>()

  const pay = (question: Question, reply: Reply): void => {
    const dollars = costs.of(question, reply) ?? costs.estimate(question)
    const mean = means.get(question.model.name) ?? { count: 0, dollars: 0 }
    means.set(question.model.name, { count: mean.count + 1, dollars: mean.dollars + dollars })
    spent += dollars
  }
  const expected = (question: Question): number => {
    const mean = means.get(question.model.name)
    return mean === undefined || mean.count < ENOUGH ? costs.estimate(question) : mean.dollars / mean.count
  }
  const wake = (): void => {
    const all = waiting
    waiting = []
    for (const go of all) go()
  }
  return {
    paidEarlier: (question, { outcome, cached }) => {
      if (outcome.ok && !cached) pay(question, outcome.reply)
    },
    reserve: async (question, signal) => {
      for (;;) {
        const dollars = expected(question)
        if (spent + reserved + dollars <= limit) {
          reserved += dollars
          open++
          return (reply) => {
            reserved = --open === 0 ? 0 : reserved - dollars
            if (reply !== undefined) pay(question, reply)
            wake()
          }
        }
        if (open === 0 || signal.aborted) return undefined
        if (!heard.has(signal)) signal.addEventListener('abort', wake, { once: true })
        heard.add(signal)
        await new Promise<void>((go) => waiting.push(go))
      }
    },
    spentUp: () => ({
      reason: 'max-cost',
      says: `The limit of $${limit} was reached: $${spent.toFixed(4)} were spent, and the next question would exceed it.`,
      hint: 'With a higher --max-cost and the same --out, the run continues where it stopped.',
    }),
  }
}
