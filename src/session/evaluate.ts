import type { Forecast } from '../core/forecast.ts'
import type { RunReport } from '../core/report.ts'
import { checkSuite } from '../eval/check-suite.ts'
import { judgingOf } from '../eval/judge.ts'
import { questionsOf } from '../eval/plan.ts'
import { askedOf, reportedTrials } from '../eval/reported.ts'
import { summarise } from '../eval/summarise.ts'
import { misfit } from '../schema/value.ts'
import type { Context } from './context.ts'
import { execute } from './execute.ts'
import type { RunSettings } from './run-settings.ts'
import { forecastOf } from './forecast.ts'
import { manifestOf } from './manifest.ts'
import { openModels } from './models.ts'
import { pricesFor } from './prices.ts'
import { filtered, openSuite, toolsetOfSuite } from './suite.ts'
import { checkThresholds } from './thresholds.ts'
import { costOf, failuresOf } from './totals.ts'
import { runVerdict } from './verdict.ts'
import { refuseMixedVersions } from './versions.ts'

export interface Evaluated {
  readonly report: RunReport
  /** Where the journal lies, relative to the working directory. */
  readonly folder: string
}

/** Runs a golden suite. @throws UserError for a suite, toolset or model that cannot be used, before anything is asked */
export async function evaluate(settings: RunSettings, context: Context): Promise<Evaluated> {
  const { catalogue, io } = context
  const { thresholds = new Map() } = settings
  const evals = await catalogue.evals()
  checkThresholds(thresholds, evals)
  const { suite, intents, models, toolset, questions, prices } = await planned(settings, context)
  const executed = await execute(questions, settings, { io, prices })
  const { recorded, folder, notAsked, stopped } = executed
  refuseMixedVersions(recorded, models)
  const manifest = await manifestOf(executed, { suite, intents, toolset, models, settings }, context)
  const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined)
  const run = summarise(recorded, { manifest, intents, evals, judging, planned: questions.length })
  const { summary, confusion, incomplete } = run
  return {
    report: {
      version: 1,
      kind: 'run',
      manifest,
      summary,
      confusion,
      intents: run.intents,
      asked: askedOf(intents),
      trials: reportedTrials(
        run.trials,
        intents,
        models.map(({ name }) => name),
      ),
      unanswered: run.unanswered,
      cost: costOf(recorded, models, prices),
      incomplete,
      notAsked,
      stopped,
      verdict: runVerdict({ incomplete, notAsked, stopped, summary }, thresholds),
      failures: failuresOf(recorded),
    },
    folder,
  }
}

/** What an evaluation would cost. Nothing is asked. @throws UserError as `evaluate` */
export async function forecastEvaluation(settings: RunSettings, context: Context): Promise<Forecast> {
  const { suite, intents, questions, prices } = await planned(settings, context)
  const { io } = context
  return forecastOf(questions, settings, { io, prices, suite: suite.document.uri, intents: intents.length, toolsets: 1 })
}

async function planned(settings: RunSettings, context: Context) {
  const suite = await openSuite(settings.suite, context.io)
  const intents = filtered(suite, settings.filter)
  const models = await openModels(settings, context)
  const toolset = await toolsetOfSuite(suite, context)
  checkSuite(suite, toolset)
  const { prompt } = suite
  const { repeats, seed } = settings
  const questions = questionsOf({ models, intents, variants: [{ name: 'only', toolset }], prompt, repeats, seed })
  return { suite, intents, models, toolset, questions, prices: await pricesFor(context) }
}
