import type { Forecast } from '../core/forecast.ts'
import type { RunReport } from '../core/report.ts'
import { checkBerkeley, strictIntents } from '../eval/berkeley/strict.ts'
import { checkSuite } from '../eval/check-suite.ts'
import { judgingOf } from '../eval/judge.ts'
import { questionsOf } from '../eval/plan.ts'
import { summarise } from '../eval/summarise.ts'
import { misfit } from '../schema/value.ts'
import type { Context } from './context.ts'
import { execute } from './execute.ts'
import type { RunSettings } from './run-settings.ts'
import { forecastOf } from './forecast.ts'
import { manifestOf } from './manifest.ts'
import { openModels } from './models.ts'
import { withParameters } from './parameters.ts'
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
export async function evaluate(asked: RunSettings, context: Context): Promise<Evaluated> {
  const { catalogue, io } = context
  const { thresholds = new Map() } = asked
  const evals = await catalogue.evals()
  checkThresholds(thresholds, evals)
  const { settings, suite, intents, models, toolset, questions, prices } = await planned(asked, context)
  const executed = await execute(questions, settings, { io, prices })
  const { recorded, folder, notAsked, stopped } = executed
  refuseMixedVersions(recorded, models)
  const manifest = await manifestOf(executed, { suite, intents, toolset, models, settings }, context)
  const { grading = 'careful' } = settings
  const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined, grading)
  const judged = grading === 'bfcl' ? strictIntents(intents) : intents
  const run = summarise(recorded, { manifest, intents: judged, evals, judging, planned: questions.length })
  const { summary, confusion, incomplete } = run
  return {
    report: {
      version: 1,
      kind: 'run',
      manifest,
      summary,
      confusion,
      intents: run.intents,
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
export async function forecastEvaluation(asked: RunSettings, context: Context): Promise<Forecast> {
  const { settings, suite, intents, questions, prices } = await planned(asked, context, false)
  const { io } = context
  return forecastOf(questions, settings, { io, prices, suite: suite.document.uri, intents: intents.length, toolsets: 1 })
}

async function planned(asked: RunSettings, context: Context, asks = true) {
  const suite = await openSuite(asked.suite, context.io)
  const settings = withParameters(asked, suite, context)
  const intents = filtered(suite, settings.filter)
  const models = await openModels(settings, context, asks)
  const toolset = await toolsetOfSuite(suite, context, settings.server)
  checkSuite(suite, toolset)
  if (settings.grading === 'bfcl') checkBerkeley(suite, intents, toolset.tools)
  const { prompt } = suite
  const { repeats, seed } = settings
  const questions = questionsOf({ models, intents, variants: [{ name: 'only', toolset }], prompt, repeats, seed })
  return { settings, suite, intents, models, toolset, questions, prices: await pricesFor(context) }
}
