import type { CostRow } from '../core/comparison.ts'
import type { Intent } from '../core/intent.ts'
import type { Trial } from '../core/trial.ts'
import type { ModelPair } from '../core/unlike.ts'
import { meanShift } from '../stats/mean-shift.ts'
import { LEAST_CLUSTERS } from '../stats/sign-flip.ts'
import { clusterSums, EFFORT, pointDifference } from './difference.ts'
import type { Pair } from './pairs.ts'

type Answered = Trial & { readonly outcome: { readonly ok: true } }

interface CostOptions {
  /** Those that both sides were asked. */
  readonly intents: readonly Intent[]
  readonly pairs: readonly ModelPair[]
  /** Undefined where the price or the usage is unknown. */
  dollars(trial: Trial): number | undefined
}

interface Measure {
  readonly name: CostRow['measure']
  /** The stats round to billionths, and an answer may cost less than a millionth of a dollar. */
  readonly scale: number
  of(trial: Answered): number | undefined
}

/**
 * What an answer takes before and after, over the intents that have answers on both sides; repeats of one are averaged. What
 * one answer does not tell is unknown for all, and has no row; nor has what was 0 throughout.
 */
export function costRows(before: readonly Trial[], after: readonly Trial[], options: CostOptions): CostRow[] {
  const measures: readonly Measure[] = [
    { name: 'input tokens', scale: 1, of: ({ outcome }) => outcome.reply.usage.input },
    { name: 'output tokens', scale: 1, of: ({ outcome }) => outcome.reply.usage.output },
    { name: 'dollars', scale: 1e6, of: (trial) => options.dollars(trial) },
  ]
  return options.pairs.flatMap((pair) => {
    const [old, now] = [answersTo(before, pair.before), answersTo(after, pair.after)]
    const model = pair.before === pair.after ? pair.after : `${pair.before} → ${pair.after}`
    return measures.flatMap((measure) => {
      const pairs = pairsOf(measure, old, now, options.intents)
      const isNothing = pairs?.every((each) => each.before === 0 && each.after === 0) ?? true
      return pairs === undefined || isNothing ? [] : [rowOf(model, measure, pairs)]
    })
  })
}

function answersTo(trials: readonly Trial[], model: string): ReadonlyMap<string, readonly Answered[]> {
  const own = trials.filter((trial): trial is Answered => trial.outcome.ok && trial.model === model)
  return Map.groupBy(own, ({ intent }) => intent)
}

type Answers = ReturnType<typeof answersTo>

/** Undefined where an answer does not tell. */
function pairsOf({ of, scale }: Measure, before: Answers, after: Answers, intents: readonly Intent[]): Pair[] | undefined {
  const pairs: Pair[] = []
  for (const intent of intents) {
    const [old, now] = [before.get(intent.id), after.get(intent.id)]
    if (old === undefined || now === undefined) continue
    const [from, to] = [meanOf(old, of), meanOf(now, of)]
    if (from === undefined || to === undefined) return undefined
    pairs.push({ intent, before: from * scale, after: to * scale })
  }
  return pairs
}

function meanOf(trials: readonly Answered[], of: Measure['of']): number | undefined {
  const values = trials.map(of).filter((value) => value !== undefined && Number.isFinite(value) && value >= 0)
  if (values.length < trials.length) return undefined
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length
}

function rowOf(model: string, { name, scale }: Measure, pairs: readonly Pair[]): CostRow {
  const clusters = clusterSums(pairs)
  const unit = clusters.length === pairs.length ? 'intents' : 'clusters'
  const isEnough = clusters.length >= LEAST_CLUSTERS
  const method = isEnough
    ? `sign-flip test over ${clusters.length} ${unit}`
    : `none: ${clusters.length} of at least ${LEAST_CLUSTERS} ${unit}`
  const point = pointDifference(pairs, method)
  const { p, interval } = isEnough ? meanShift(clusters, EFFORT) : { p: null, interval: { low: null, high: null } }
  const unscaled = (value: number | null): number | null => (value === null ? null : value / scale)
  const mean = (side: 'before' | 'after'): number => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length / scale
  return {
    ...{ model, measure: name, before: mean('before'), after: mean('after'), p },
    delta: { ...point, value: unscaled(point.value), low: unscaled(interval.low), high: unscaled(interval.high) },
  }
}
