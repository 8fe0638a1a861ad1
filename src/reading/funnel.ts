import { DROPPED_AT } from './reading.ts'

/** What becomes of what readers report, step by step. `claimed` is everything; `reported` is what a person sees. */
const FUNNEL = ['claimed', 'malformed', ...DROPPED_AT, 'conflict', 'open', 'upheld', 'refuted', 'reported'] as const

export type FunnelStep = (typeof FUNNEL)[number]

/** How many reported findings came to each step; a step without any is left out. */
export type FunnelCounts = Readonly<Partial<Record<FunnelStep, number>>>

/** Counts while findings are verified. */
export function funnelCounter() {
  const counts = new Map<FunnelStep, number>()
  return {
    add: (step: FunnelStep, times = 1): void => void counts.set(step, (counts.get(step) ?? 0) + times),
    counts: (): FunnelCounts =>
      Object.fromEntries(FUNNEL.flatMap((step) => ((counts.get(step) ?? 0) > 0 ? [[step, counts.get(step)]] : []))),
  }
}

/** Several counts as one. */
export function funnelSum(all: readonly FunnelCounts[]): FunnelCounts {
  const sum = funnelCounter()
  for (const counts of all) for (const step of FUNNEL) sum.add(step, counts[step] ?? 0)
  return sum.counts()
}

/** Of the findings whose quotes stand there and whose values could be compared or not: how many arithmetic decided, and how many there are. */
export function decidedByArithmetic({ conflict = 0, agreement = 0, open = 0 }: FunnelCounts) {
  return { decided: conflict + agreement, of: conflict + agreement + open }
}
