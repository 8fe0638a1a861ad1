import type { Forecast } from '../core/forecast.ts'
import { once } from '../core/memo.ts'
import type { RunReport } from '../core/report.ts'
import type { Trial } from '../core/trial.ts'
import { checkBerkeley, intentsFor } from '../eval/berkeley/strict.ts'
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
import { earlierFor, heldAgainst } from './against.ts'
import { openModels } from './models.ts'
import { withParameters } from './parameters.ts'
import { modelCounter } from './per-model.ts'
import { pricesFor } from './prices.ts'
import { filtered, openSuite, toolsetOfSuite } from './suite.ts'
import { chanceDrops, checkThresholds } from './thresholds.ts'
import { trustedRun } from './trusted-run.ts'
import { runVerdict } from './verdict.ts'

export interface Evaluated {
  readonly report: RunReport
  /** Where the journal lies, relative to the working directory. */
  readonly folder: string
}

/** Runs a golden suite. @throws UserError for a suite, toolset or model that cannot be used, before anything is asked */
export async function evaluate(asked: RunSettings, context: Context): Promise<Evaluated> {
  const { catalogue, io } = context
  const { thresholds = new Map(), drops = new Map() } = asked
  const evals = await catalogue.evals()
  checkThresholds(new Map([...thresholds, ...drops]), evals)
  const { settings, suite, intents, models, toolset, questions, prices } = await planned(asked, context)
  const judgedAs = intentsFor(settings.grading, intents)
  const begun = { started: new Date().toISOString(), recorded: [] }
  const manifest = await manifestOf(begun, { suite, intents, toolset, models, settings }, context)
  const held = heldOf(suite, [{ variant: 'only', manifest, toolset, intents: judgedAs }], evals)
  const earlier = await earlierFor(settings, suite, io)
  const whole: Trial[] = []
  const [sums, byModel] = [keptSums(models, prices), modelCounter(models, prices)]
  const named = models.map(({ name }) => name)
  const [kept, numbers] = [keptTrials(), summing({ models: named, intents: judgedAs, evals })]
  const ran = await executeEach(questions, settings, { io, prices, held }, (trial, judged) => {
    sums.add(trial)
    byModel.add(trial)
    if (judged === undefined) return
    const reported = reportedTrial(judged)
    numbers.add(reported)
    kept.add(reported)
    if (earlier !== undefined) whole.push(judged)
  })
  sums.refuseMixed()
  const { started, folder, notAsked, stopped } = ran
  const sum = numbers.summary(questions.length)
  const { summary, incomplete } = sum
  const trials = once(() => inOrder(kept.all(), intents, models))
  const tools = toolset.tools.map(({ name }) => name)
  const byTool = once(() => perTool(trials(), intents, tools))
  const final = {
    ...manifest,
    started,
    models: manifest.models.map((one) => ({ ...one, reported: sums.reported(one.model) })),
  }
  const against = earlier && heldAgainst(earlier, { manifest: final, intents, trials: whole }, drops, evals)
  for (const line of chanceDrops(against)) io.note(line)
  return {
    report: {
      version: 1,
      kind: 'run',
      manifest: final,
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
      verdict: runVerdict({ incomplete, notAsked, stopped, summary, ...(against === undefined ? {} : { against }) }, thresholds),
      ...(against === undefined ? {} : { against }),
      failures: sums.failures(),
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
  const suite = await openSuite(asked.suite, context.io, asked.trust)
  const settings = trustedRun(withParameters(asked, suite, context), context.io.cwd)
  const intents = filtered(suite, settings.filter)
  const models = await openModels(settings, context, asks)
  const toolset = await toolsetOfSuite(suite, context, settings.server, settings.trust)
  checkSuite(suite, toolset)
  if (settings.grading === 'bfcl') checkBerkeley(suite, intents, toolset.tools)
  const { prompt } = suite
  const { repeats, seed } = settings
  const questions = questionsOf({ models, intents, variants: [{ name: 'only', toolset }], prompt, repeats, seed })
  return { settings, suite, intents, models, toolset, questions, prices: await pricesFor(context) }
}
