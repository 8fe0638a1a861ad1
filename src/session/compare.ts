import type { Forecast } from '../core/forecast.ts'
import type { ComparisonReport } from '../core/report.ts'
import { list } from '../core/text.ts'
import type { Toolset } from '../core/tool.ts'
import type { Intent } from '../core/intent.ts'
import type { Run } from '../core/run.ts'
import { UserError } from '../core/user-error.ts'
import { checkSuite } from '../eval/check-suite.ts'
import { compare } from '../eval/compare.ts'
import { judgingOf } from '../eval/judge.ts'
import { questionsOf } from '../eval/plan.ts'
import { renamed, unanswerable } from '../eval/rename.ts'
import { summarise } from '../eval/summarise.ts'
import { misfit } from '../schema/value.ts'
import type { Target } from '../sources/source.ts'
import type { Context } from './context.ts'
import { execute, type Executed } from './execute.ts'
import type { RunSettings } from './run-settings.ts'
import { forecastOf } from './forecast.ts'
import { manifestOf } from './manifest.ts'
import { openModels } from './models.ts'
import { withParameters } from './parameters.ts'
import { pricesFor } from './prices.ts'
import { filtered, oneToolset, openSuite } from './suite.ts'
import { costOf, failuresOf } from './totals.ts'
import { comparisonVerdict, type ComparisonGate } from './verdict.ts'
import { refuseDifferentVersions, refuseMixedVersions } from './versions.ts'

export interface CompareSettings extends RunSettings, ComparisonGate {
  /** What makes up one toolset. */
  readonly before: readonly Target[]
  readonly after: readonly Target[]
  /** Differences within ± this fraction count as none. */
  readonly margin: number
}

export interface Compared {
  readonly report: ComparisonReport
  /** Where the journal lies, relative to the working directory. */
  readonly folder: string
}

/**
 * Runs one suite over two toolsets, interleaved, and says which is better. An intent whose tool is gone from the second
 * one, without a line in `renames:`, is reported and left out. @throws UserError before anything is asked, or when a
 * model changed its version, between the sides or within one
 */
export async function compareToolsets(asked: CompareSettings, context: Context): Promise<Compared> {
  const { catalogue, io } = context
  const { settings, suite, models, before, after, intents, questions, prices } = await planned(asked, context)
  const { renames } = suite
  const { margin } = settings
  const executed = await execute(questions, settings, { io, prices })
  const { recorded, notAsked, stopped } = executed
  refuseMixedVersions(recorded, models)
  refuseDifferentVersions(recorded, models)

  const evals = await catalogue.evals()
  const runOf = async (variant: 'before' | 'after', toolset: Toolset, judged: readonly Intent[]): Promise<Run> => {
    const own: Executed = { ...executed, recorded: recorded.filter((trial) => trial.variant === variant) }
    const manifest = await manifestOf(own, { suite, intents, toolset, models, settings }, context)
    const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined)
    return summarise(own.recorded, { manifest, intents: judged, evals, judging, planned: questions.length / 2 })
  }
  const old = await runOf('before', before, intents)
  const now = await runOf(
    'after',
    after,
    intents.map((intent) => renamed(intent, renames)),
  )
  const comparison = compare(old, now, { intents, margin })
  const words = new Map(intents.map(({ id, says }) => [id, says]))
  return {
    report: {
      version: 1,
      kind: 'comparison',
      ...comparison,
      notAsked,
      stopped,
      ...comparisonVerdict({ ...comparison, notAsked, stopped }, settings),
      flips: comparison.flips.map((flip) => ({ ...flip, says: words.get(flip.intent) ?? '' })),
      cost: costOf(recorded, models, prices),
      failures: failuresOf(recorded),
    },
    folder: executed.folder,
  }
}

/** What a comparison would cost. Nothing is asked. @throws UserError as `compareToolsets` */
export async function forecastComparison(asked: CompareSettings, context: Context): Promise<Forecast> {
  const { settings, suite, intents, questions, prices } = await planned(asked, context, false)
  const { io } = context
  return forecastOf(questions, settings, { io, prices, suite: suite.document.uri, intents: intents.length, toolsets: 2 })
}

async function planned(asked: CompareSettings, context: Context, asks = true) {
  const { io } = context
  const suite = await openSuite(asked.suite, io)
  const settings = withParameters(asked, suite, context)
  const all = filtered(suite, settings.filter)
  const models = await openModels(settings, context, asks)
  const [before, after] = [await oneToolset(settings.before, context), await oneToolset(settings.after, context)]
  checkSuite(suite, before)
  const lost = unanswerable(all, suite.renames, after)
  if (lost.length > 0) {
    io.note(
      `${list(lost.map(({ id }) => id))}: the expected tool is not in ${after.uri}; left out. A renamed tool needs a line in renames: of ${suite.document.uri}.`,
    )
  }
  const intents = all.filter((intent) => !lost.includes(intent))
  if (intents.length === 0)
    throw new UserError(`No intent of ${suite.document.uri} can be answered with the tools of ${after.uri}.`)
  const { prompt } = suite
  const { repeats, seed } = settings
  const variants = [
    { name: 'before' as const, toolset: before },
    { name: 'after' as const, toolset: after },
  ]
  const questions = questionsOf({ models, intents, variants, prompt, repeats, seed })
  return { settings, suite, models, before, after, intents, questions, prices: await pricesFor(context) }
}
