import type { Comparison, Differs, NotComparable, OneSided } from '../core/comparison.ts'
import { canonical } from '../core/digest.ts'
import type { Model } from '../core/model.ts'
import type { ComparisonReport } from '../core/report.ts'
import type { Run } from '../core/run.ts'
import type { Toolset } from '../core/tool.ts'
import { rightness } from '../eval/choice.ts'
import { compare } from '../eval/compare.ts'
import { confusionChanges } from '../eval/confusion-change.ts'
import { costRows } from '../eval/cost-rows.ts'
import { listed } from '../eval/expose.ts'
import type { Common } from '../eval/one-sided.ts'
import type { Renames } from '../eval/rename.ts'
import { toolChanges, toolCounts, toolsOfFlip } from '../eval/tool-changes.ts'
import { unjudged } from '../eval/unjudged.ts'
import type { Executed } from './execute.ts'
import type { JudgedSide } from './judged-side.ts'
import type { Prices } from './prices.ts'
import { wordChanges } from './text-diff.ts'
import { costOf, dollarsOfAnswer, failuresOf } from './totals.ts'
import { comparisonVerdict, type ComparisonGate } from './verdict.ts'
import type { ModelPair } from '../core/unlike.ts'

interface Sides {
  readonly before: JudgedSide
  readonly after: JudgedSide
  readonly common: readonly Common[]
  readonly oneSided: readonly Omit<OneSided, 'scores'>[]
  readonly pairs: readonly ModelPair[]
  readonly renames: Renames
  readonly notComparable: readonly NotComparable[]
}

interface Around extends ComparisonGate {
  readonly margin: number
  readonly executed: Pick<Executed, 'recorded' | 'notAsked' | 'stopped'>
  readonly models: readonly Model[]
  readonly prices: Prices
}

/** Compares two judged sides: verdict, what flipped, what changed in the texts, and what is no part of it. */
export function compareSides(
  { before, after, common, oneSided, pairs, renames, notComparable }: Sides,
  { margin, executed, models, prices, ...gate }: Around,
): ComparisonReport {
  const { recorded, notAsked, stopped } = executed
  const intents = new Map(common.map((intent) => [intent.before.id, intent.before]))
  const sides = { before: before.toolset.tools, after: after.toolset.tools, renames }
  const [old, now] = [labelled(before.run, pairs), labelled(after.run, pairs)]
  const compared = compare(old, now, { intents: [...intents.values()], margin })
  const comparison: Comparison = notComparable.length > 0 ? unjudged(compared) : compared
  const verdict = notComparable.length > 0 ? null : comparison.verdict
  const flips = comparison.flips.flatMap((flip) => {
    const intent = intents.get(flip.intent)
    return intent === undefined ? [] : [{ ...flip, says: intent.says, tools: toolsOfFlip(flip, intent, sides) }]
  })
  return {
    version: 1,
    kind: 'comparison',
    ...comparison,
    before: before.run.manifest,
    after: after.run.manifest,
    differs: differsOf(before.toolset, after.toolset, pairs),
    sides: { before: before.told, after: after.told },
    tools: toolCounts(sides),
    flips,
    ...(verdict === null
      ? {}
      : {
          confusion: confusionChanges(old.trials, now.trials, { intents: [...intents.values()], renames }),
          costs: costRows(before.run.trials, after.run.trials, {
            intents: [...intents.values()],
            pairs,
            dollars: dollarsOfAnswer(models, prices),
          }),
        }),
    changes: toolChanges(
      flips.flatMap(({ tools }) => tools),
      sides,
      wordChanges,
    ),
    oneSided: oneSided.map((intent) => ({ ...intent, scores: scoresOf(intent.intent, after.run) })),
    notComparable,
    verdict,
    notAsked,
    stopped,
    ...comparisonVerdict({ ...comparison, verdict, notComparable, notAsked, stopped }, gate),
    cost: costOf(recorded, models, prices),
    failures: failuresOf(recorded),
  }
}

/** Where two models are compared, both sides go by one name. */
function labelled(run: Run, pairs: readonly ModelPair[]): Run {
  const [pair] = pairs.filter(({ before, after }) => before !== after)
  if (pair === undefined) return run
  const model = `${pair.before} → ${pair.after}`
  return { ...run, manifest: { ...run.manifest, models: [] }, trials: run.trials.map((trial) => ({ ...trial, model })) }
}

function differsOf(before: Toolset, after: Toolset, pairs: readonly ModelPair[]): Differs {
  if (pairs.some((pair) => pair.before !== pair.after)) return 'models'
  return seenByModel(before) === seenByModel(after) ? 'nothing' : 'tools'
}

/** All that a model sees of a toolset, as canonical JSON. */
export function seenByModel(toolset: Toolset): string {
  return canonical(JSON.parse(JSON.stringify({ tools: listed(toolset), instructions: toolset.instructions ?? null })))
}

/** How well each model did on an intent that it was asked on this side alone, repeats averaged. */
function scoresOf(intent: string, { trials }: Run): OneSided['scores'] {
  const own = trials.filter((trial) => trial.intent === intent)
  return [...Map.groupBy(own, ({ model }) => model)].map(([model, repeats]) => {
    const values = repeats.flatMap((trial) => rightness(trial) ?? [])
    return { model, value: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length }
  })
}
