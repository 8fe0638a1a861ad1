import type { Flip } from '../core/comparison.ts'
import type { Trial } from '../core/trial.ts'
import { choiceOf } from './choice.ts'
import type { Answers, Pair } from './pairs.ts'

/** The intents that changed sides, with what was chosen before and after; of repeats, the most frequent choice. */
export function flipsOf(model: string, pairs: readonly Pair[], before: Answers, after: Answers): Flip[] {
  return pairs
    .filter((pair) => pair.before !== pair.after)
    .map((pair) => ({
      intent: pair.intent.id,
      model,
      from: usual(before.get(pair.intent.id) ?? []),
      to: usual(after.get(pair.intent.id) ?? []),
      gain: pair.after - pair.before,
    }))
}

function usual(trials: readonly Trial[]): string {
  const choices = trials.flatMap(({ outcome }) => (outcome.ok ? [choiceOf(outcome.reply)] : []))
  const groups = [...Map.groupBy(choices, (choice) => choice).values()]
  return groups.sort((a, b) => b.length - a.length)[0]?.[0] ?? '(none)'
}
