import type { Intent } from '../core/intent.ts'
import type { Trial } from '../core/trial.ts'
import type { Interval } from '../stats/interval.ts'

/** Intent id → one model's trials of it, on one side of a comparison. */
export type Answers = ReadonlyMap<string, readonly Trial[]>

/** One intent's mean score on both sides. */
export interface Pair {
  readonly intent: Intent
  readonly before: number
  readonly after: number
}

export interface Pairs {
  readonly pairs: readonly Pair[]
  /** For each pair that a failed trial spoilt: the least and the most that after minus before could have been. */
  readonly dropped: readonly Interval[]
}

interface Side {
  readonly values: readonly number[]
  readonly failed: number
}

/** One metric's scores of the intents that both sides were asked and that it applies to, in the order of `intents`. */
export function pairUp(metric: string, before: Answers, after: Answers, intents: readonly Intent[]): Pairs {
  const asked = intents.flatMap((intent) => {
    const [old, now] = [before.get(intent.id), after.get(intent.id)]
    return old && now ? [{ intent, old: sideOf(old, metric), now: sideOf(now, metric) }] : []
  })
  // A trial that failed has no scores, so whether the metric applies is read from how it treats intents of the same kind.
  const kinds = new Set(
    asked.filter(({ old, now }) => old.values.length + now.values.length > 0).map(({ intent }) => kindOf(intent)),
  )
  const pairs: Pair[] = []
  const dropped: Interval[] = []
  for (const { intent, old, now } of asked) {
    if (!kinds.has(kindOf(intent)) || !applies(old) || !applies(now)) continue
    const [from, to] = [boundsOf(old), boundsOf(now)]
    if (old.failed + now.failed > 0) dropped.push({ low: to.low - from.high, high: to.high - from.low })
    else pairs.push({ intent, before: from.low, after: to.low })
  }
  return { pairs, dropped }
}

function sideOf(trials: readonly Trial[], metric: string): Side {
  const values: number[] = []
  let failed = 0
  for (const { outcome } of trials) {
    const value = outcome.ok ? outcome.scores[metric]?.value : undefined
    // of a reply that is no answer, a metric says nothing, as of a question that failed
    if (!outcome.ok || (outcome.unanswered !== undefined && typeof value !== 'number')) failed++
    else if (typeof value === 'number') values.push(value)
  }
  return { values, failed }
}

const applies = ({ values, failed }: Side): boolean => values.length + failed > 0

/** The mean score if every failed trial had been wrong, and if every one had been right. */
function boundsOf({ values, failed }: Side): Interval {
  const total = values.reduce((sum, value) => sum + value, 0)
  const trials = values.length + failed
  return { low: total / trials, high: (total + failed) / trials }
}

function kindOf({ expect, not }: Intent): string {
  return `${expect.kind} ${not.length > 0}`
}
