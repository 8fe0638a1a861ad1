import type { IntentScores } from '../core/intent-scores.ts'
import type { Intent } from '../core/intent.ts'
import type { Trial } from '../core/trial.ts'
import type { Interval } from '../stats/interval.ts'

/** Intent id → one model's trials of it, on one side of a comparison. */
export type Answers = ReadonlyMap<string, readonly Trial[]>

/** Intent id → what one model scored on it. */
export type Scored = ReadonlyMap<string, IntentScores>

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

/** One metric of one intent on one side, repeats added up. */
interface Side {
  readonly total: number
  readonly count: number
  readonly failed: number
}

/** One metric's scores of the intents that both sides were asked and that it applies to, in the order of `intents`. */
export function pairUp(metric: string, before: Answers, after: Answers, intents: readonly Intent[]): Pairs {
  const of = (answers: Answers) => (id: string) => {
    const trials = answers.get(id)
    return trials && sideOf(trials, metric)
  }
  return pairSides(of(before), of(after), intents)
}

/** The same of scores that were added up before. */
export function pairScores(metric: string, before: Scored, after: Scored, intents: readonly Intent[]): Pairs {
  const of = (scores: Scored) => (id: string) => {
    const own = scores.get(id)
    return own && sideOfScores(own, metric)
  }
  return pairSides(of(before), of(after), intents)
}

function pairSides(before: SideOf, after: SideOf, intents: readonly Intent[]): Pairs {
  const asked = intents.flatMap((intent) => {
    const [old, now] = [before(intent.id), after(intent.id)]
    return old && now ? [{ intent, old, now }] : []
  })
  // A trial that failed has no scores, so whether the metric applies is read from how it treats intents of the same kind.
  const kinds = new Set(asked.filter(({ old, now }) => old.count + now.count > 0).map(({ intent }) => kindOf(intent)))
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

type SideOf = (intent: string) => Side | undefined

function sideOf(trials: readonly Trial[], metric: string): Side {
  let [total, count, failed] = [0, 0, 0]
  for (const { outcome } of trials) {
    const value = outcome.ok ? outcome.scores[metric]?.value : undefined
    // of a reply that is no answer, a metric says nothing, as of a question that failed
    if (!outcome.ok || (outcome.unanswered !== undefined && typeof value !== 'number')) failed++
    else if (typeof value === 'number') {
      total += value
      count++
    }
  }
  return { total, count, failed }
}

function sideOfScores({ errors, unanswered, scores }: IntentScores, metric: string): Side {
  const { total, count, ofUnanswered } = scores.find((one) => one.metric === metric) ?? { total: 0, count: 0, ofUnanswered: 0 }
  return { total, count, failed: errors + unanswered - ofUnanswered }
}

const applies = ({ count, failed }: Side): boolean => count + failed > 0

/** The mean score if every failed trial had been wrong, and if every one had been right. */
function boundsOf({ total, count, failed }: Side): Interval {
  const trials = count + failed
  return { low: total / trials, high: (total + failed) / trials }
}

function kindOf({ expect, not }: Intent): string {
  return `${expect.kind} ${not.length > 0}`
}
