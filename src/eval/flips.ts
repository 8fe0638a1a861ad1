import type { Flip } from '../core/comparison.ts'
import type { Trial } from '../core/trial.ts'
import { choiceOf } from './choice.ts'
import type { Answers, Pair } from './pairs.ts'

/** Where the right tool stands below the first rank is no choice. */
const RANKS: readonly string[] = ['retrieval@5', 'mrr']

/** What is never left out, even where another metric of the same intent moved the same way. */
const ALWAYS = 'forbidden'

interface Moved {
  readonly metric: string
  readonly model: string
  readonly pairs: readonly Pair[]
  readonly before: Answers
  readonly after: Answers
}

/**
 * The intents of one model that changed sides, metric by metric, with what was chosen before and after. A wrong tool makes
 * other metrics flip too: of one intent, only the first metric that moved in a direction is listed.
 */
export function flipsOf(cells: readonly Moved[]): Flip[] {
  const seen = new Set<string>()
  return cells
    .filter(({ metric }) => !RANKS.includes(metric))
    .flatMap((cell) => cell.pairs.filter(({ before, after }) => before !== after).map((pair) => flipOf(cell, pair)))
    .filter(({ intent, metric, gain }) => {
      const direction = `${intent} ${gain > 0}`
      const isFirst = !seen.has(direction)
      seen.add(direction)
      return isFirst || metric === ALWAYS
    })
}

function flipOf({ metric, model, before, after }: Moved, pair: Pair): Flip {
  const { id } = pair.intent
  const [old, now] = [before.get(id) ?? [], after.get(id) ?? []]
  const gain = pair.after - pair.before
  const because = reasonIn(gain < 0 ? now : old, metric)
  return { intent: id, metric, model, from: usual(old), to: usual(now), gain, ...(because === undefined ? {} : { because }) }
}

/** Why the wrong side is wrong: the first reason that its trials give. */
function reasonIn(trials: readonly Trial[], metric: string): string | undefined {
  const scores = trials.flatMap(({ outcome }) => (outcome.ok ? (outcome.scores[metric] ?? []) : []))
  return scores.find(({ value }) => value !== 1)?.because
}

/** Of repeats, the most frequent choice. */
function usual(trials: readonly Trial[]): string {
  const choices = trials.flatMap(({ outcome }) => (outcome.ok ? [choiceOf(outcome.reply)] : []))
  const groups = [...Map.groupBy(choices, (choice) => choice).values()]
  return groups.sort((a, b) => b.length - a.length)[0]?.[0] ?? '(none)'
}
