import type { Forecast } from '../core/forecast.ts'
import type { ComparisonReport } from '../core/report.ts'
import { intentsFor } from '../eval/berkeley/strict.ts'
import type { CompareSettings } from './compare-settings.ts'
import { compareSides } from './comparison-report.ts'
import { planComparison, type ComparisonPlan } from './comparison-plan.ts'
import type { Context } from './context.ts'
import { execute } from './execute.ts'
import { forecastOf } from './forecast.ts'
import { heldOf } from './held.ts'
import { judgedSide } from './judged-side.ts'
import { manifestOf } from './manifest.ts'
import { notComparableOf } from './unlike-words.ts'
import { versionReasons, versionsIn } from './versions.ts'

export interface Compared {
  readonly report: ComparisonReport
  /** Where the journal lies, relative to the working directory. */
  readonly folder: string
}

/**
 * Runs one suite over two sides, interleaved, and says which is better. An intent that only one side can answer is told, and
 * no part of the verdict; answers of different versions of a model get none. @throws UserError before anything is asked
 */
export async function compareToolsets(asked: CompareSettings, context: Context): Promise<Compared> {
  const { io } = context
  const plan = await planComparison(asked, context)
  const { settings, suite, before, after, models, pairs, common, added, oneSided, questions, prices } = plan
  const held = await heldSides(plan, context)
  const executed = await execute(questions, settings, { io, prices, held })
  const side = (variant: 'before' | 'after') => ({
    recorded: executed.recorded.filter((trial) => trial.variant === variant),
    planned: questions.filter((question) => question.variant === variant).length,
  })
  const [old, now] = [side('before'), side('after')]
  const shared = { suite, settings, started: executed.started, prices }
  const report = compareSides(
    {
      before: await judgedSide(
        { ...before, ...old, models: models.before, intents: common.map((each) => each.before) },
        shared,
        context,
      ),
      after: await judgedSide(
        { ...after, ...now, models: models.after, intents: [...common.map((each) => each.after), ...added] },
        shared,
        context,
      ),
      common,
      oneSided,
      pairs,
      renames: suite.renames,
      notComparable: versionReasons(versionsIn(old.recorded), versionsIn(now.recorded), pairs).map(notComparableOf),
    },
    { ...settings, executed, models: [...new Set([...models.before, ...models.after])], prices },
  )
  return { report, folder: executed.folder }
}

/** What the journal holds of both sides. */
async function heldSides({ settings, suite, before, after, models, common, added }: ComparisonPlan, context: Context) {
  const begun = { started: new Date().toISOString(), recorded: [] }
  const sides = [
    { variant: 'before', toolset: before.toolset, models: models.before, intents: common.map((each) => each.before) },
    { variant: 'after', toolset: after.toolset, models: models.after, intents: [...common.map((each) => each.after), ...added] },
  ]
  const held = sides.map(async (side) => ({
    ...side,
    manifest: await manifestOf(begun, { suite, settings, ...side }, context),
    intents: intentsFor(settings.grading, side.intents),
  }))
  const { margin, failOn, requireDecision, filter } = settings
  return heldOf(suite, await Promise.all(held), await context.catalogue.evals(), {
    ...{ margin, failOn, requireDecision, filter, renames: suite.renames },
    from: { before: before.from, after: after.from },
  })
}

/** What a comparison would cost. Nothing is asked. @throws UserError as `compareToolsets` */
export async function forecastComparison(asked: CompareSettings, context: Context): Promise<Forecast> {
  const { settings, suite, common, added, questions, prices } = await planComparison(asked, context, false)
  const { io } = context
  const intents = common.length + added.length
  const toolsets = settings.modelsDiffer === true ? 1 : 2
  return forecastOf(questions, settings, { io, prices, suite: suite.document.uri, intents, toolsets })
}
