import type { ConfusionChange } from '../core/comparison.ts'
import type { Intent } from '../core/intent.ts'
import type { ReportedTrial } from '../core/reported-trial.ts'
import type { Trial } from '../core/trial.ts'
import { confusions } from './confusion.ts'
import { newName, reversed, type Renames } from './rename.ts'
import { reportedTrial } from './reported.ts'

interface Asked {
  /** Those that both sides can answer, as the side before reads them. */
  readonly intents: readonly Intent[]
  readonly renames: Renames
}

/**
 * The wrong choices of two sides next to each other, in the names of the side before: first what grew, the most first, then what shrank,
 * then the rest. A choice that one side had no trial for is left out, for it would be no change.
 */
export function confusionChanges(
  before: readonly Trial[],
  after: readonly Trial[],
  { intents, renames }: Asked,
): ConfusionChange[] {
  const [old, now] = [confusions(intents), confusions(intents)]
  for (const trial of before) old.add(reportedTrial(trial))
  const back = reversed(renames)
  for (const trial of after) now.add(renamedTrial(reportedTrial(trial), back))
  const counts = [old, now].map((side) => new Map(side.rows().map((row) => [keyOf(row), row.count])))
  const pairs = new Map([...old.rows(), ...now.rows()].map((row) => [keyOf(row), row]))
  const changes = [...pairs].map(([key, { model, expected, called }]): ConfusionChange => {
    const [first, then] = [old, now].map((side, at) => ({ count: counts[at]?.get(key) ?? 0, of: side.meant(model, expected) }))
    const nothing = { count: 0, of: 0 }
    return { model, expected, called, before: first ?? nothing, after: then ?? nothing }
  })
  return changes
    .filter((row) => row.before.of > 0 && row.after.of > 0)
    .sort((a, b) => place(a) - place(b) || Math.abs(moved(b)) - Math.abs(moved(a)) || b.after.count - a.after.count)
}

/** By how many answers the share has moved: sides that broke off have fewer trials, and no fewer confusions by that. */
function moved({ before, after }: ConfusionChange): number {
  return (after.count / after.of - before.count / before.of) * Math.max(before.of, after.of)
}

function place(row: ConfusionChange): number {
  const way = moved(row)
  return way > 0 ? 0 : way < 0 ? 1 : 2
}

function renamedTrial(trial: ReportedTrial, names: Renames): ReportedTrial {
  const { calls, ranking } = trial
  return {
    ...trial,
    calls: calls.map((call) => ({ ...call, tool: newName(call.tool, names) })),
    ...(ranking === undefined ? {} : { ranking: ranking.map((tool) => newName(tool, names)) }),
  }
}

function keyOf({ model, expected, called }: Pick<ConfusionChange, 'model' | 'expected' | 'called'>): string {
  return JSON.stringify([model, expected, called])
}
