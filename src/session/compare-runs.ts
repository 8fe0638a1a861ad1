import type { Model } from '../core/model.ts'
import type { ComparisonReport } from '../core/report.ts'
import { tokensOfAll } from '../core/tokens.ts'
import { UserError } from '../core/user-error.ts'
import { intentsFor } from '../eval/berkeley/strict.ts'
import { judgingOf } from '../eval/judge.ts'
import { summarise } from '../eval/summarise.ts'
import { misfit } from '../schema/value.ts'
import { comparability } from './comparability.ts'
import { compareSides } from './comparison-report.ts'
import type { Context } from './context.ts'
import type { JudgedSide } from './judged-side.ts'
import { namedModels } from './named-models.ts'
import { comparedRun, openPastRun, type PastRun } from './past-run.ts'
import { pricesFor, type Prices } from './prices.ts'
import { notComparableOf } from './unlike-words.ts'
import { answersOf } from './totals.ts'
import type { ComparisonGate } from './verdict.ts'

export interface RunPairSettings extends ComparisonGate {
  /** Folders of two runs, or their journals. */
  readonly before: string
  readonly after: string
  readonly margin: number
  readonly filter?: string | undefined
}

/**
 * Compares two runs by the answers in their folders, judged again by the scorers of now; nobody is asked. What had to be equal and
 * is not is told, and then there is no verdict. @throws UserError for a folder that holds no run of one toolset
 */
export async function compareRuns(settings: RunPairSettings, context: Context): Promise<ComparisonReport> {
  const [before, after] = [
    await openPastRun(settings.before, settings.filter, context.io),
    await openPastRun(settings.after, settings.filter, context.io),
  ]
  const models = namedModels([before.manifest, after.manifest])
  const prices = await pricesFor(context)
  const shown = {
    before: await judged(before, models, prices, context),
    after: await judged(after, models, prices, context),
  }
  const { general, ofModels, pairs, sorted } = comparability(
    comparedRun(before, shown.before.run.incomplete),
    comparedRun(after, shown.after.run.incomplete),
  )
  const compared = new Set(pairs.map((pair) => pair.after))
  // a model that only one of the runs asked is no part of the comparison
  const notComparable = [...general, ...ofModels.filter(({ pair, what }) => what !== 'model' && compared.has(pair.after))].map(
    notComparableOf,
  )
  const { common = [], oneSided = [], renames = {} } = sorted ?? {}
  if (common.length === 0 && notComparable.length === 0) {
    throw new UserError(`${before.path} and ${after.path} have no intent in common, so there is nothing to compare.`, {
      hint: oneSided[0]?.because,
    })
  }
  return compareSides(
    { ...shown, common, oneSided, pairs, renames, notComparable },
    {
      ...settings,
      executed: {
        recorded: [...before.recorded, ...after.recorded],
        notAsked: missingOf(before) + missingOf(after),
        stopped: [],
      },
      models,
      prices,
    },
  )
}

/** Questions that a run did not come to. */
const missingOf = ({ planned, recorded }: PastRun): number => Math.max(0, planned - recorded.length)

async function judged(past: PastRun, models: readonly Model[], prices: Prices, { catalogue }: Context): Promise<JudgedSide> {
  const { side, manifest, intents, recorded, path, planned } = past
  const { toolset } = side
  const evals = await catalogue.evals()
  const { grading } = manifest
  const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined, grading)
  return {
    run: summarise(recorded, { manifest, intents: intentsFor(grading, intents), evals, judging, planned }),
    toolset,
    told: {
      from: `${toolset.uri}, ${path}`,
      tools: toolset.tools.length,
      listTokens: tokensOfAll(toolset.tools),
      answers: answersOf(recorded, models, prices),
    },
  }
}
