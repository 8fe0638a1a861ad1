import type { Forecast } from '../core/forecast.ts'
import { once } from '../core/memo.ts'
import type { RunReport } from '../core/report.ts'
import { checkSuite } from '../eval/check-suite.ts'
import { perTool } from '../eval/per-tool.ts'
import { questionsOf } from '../eval/plan.ts'
import { askedOf, inOrder, reportedTrial } from '../eval/reported.ts'
import { summing } from '../eval/summarise.ts'
import type { Context } from './context.ts'
import { executeEach } from './execute.ts'
import { heldOf } from './held.ts'
import type { RunSettings } from './run-settings.ts'
import { forecastOf } from './forecast.ts'
import { keptSums } from './kept-sums.ts'
import { keptTrials } from './kept-trials.ts'
import { manifestOf } from './manifest.ts'
import { openModels } from './models.ts'
import { modelCounter } from './per-model.ts'
import { pricesFor } from './prices.ts'
import { filtered, openSuite, toolsetOfSuite } from './suite.ts'
import { checkThresholds } from './thresholds.ts'
import { runVerdict } from './verdict.ts'

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
  const begun = { started: new Date().toISOString(), recorded: [] }
  const manifest = await manifestOf(begun, { suite, intents, toolset, models, settings }, context)
  const held = heldOf(suite, [{ variant: 'only', manifest, toolset, intents }], evals)
  const [sums, byModel] = [keptSums(models, prices), modelCounter(models, prices)]
  const named = models.map(({ name }) => name)
  const [kept, numbers] = [keptTrials(), summing({ models: named, intents, evals })]
  const ran = await executeEach(questions, settings, { io, prices, held }, (trial, judged) => {
    sums.add(trial)
    byModel.add(trial)
    if (judged === undefined) return
    const reported = reportedTrial(judged)
    numbers.add(reported)
    kept.add(reported)
  })
  sums.refuseMixed()
  const { started, folder, notAsked, stopped } = ran
  const sum = numbers.summary(questions.length)
  const { summary, incomplete } = sum
  const trials = once(() => inOrder(kept.all(), intents, models))
  const tools = toolset.tools.map(({ name }) => name)
  const byTool = once(() => perTool(trials(), intents, tools))
  return {
    report: {
      version: 1,
      kind: 'run',
      manifest: {
        ...manifest,
        started,
        models: manifest.models.map((one) => ({ ...one, reported: sums.reported(one.model) })),
      },
      ...sum,
      perModel: byModel.rows(),
      asked: askedOf(intents),
      // most formats show none of these
      get perTool() {
        return byTool()
      },
      get trials() {
        return trials()
      },
      cost: sums.cost(),
      notAsked,
      stopped,
      verdict: runVerdict({ incomplete, notAsked, stopped, summary }, thresholds),
      failures: sums.failures(),
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
