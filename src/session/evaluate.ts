import type { RunReport } from '../core/report.ts'
import { checkSuite } from '../eval/check-suite.ts'
import { judgingOf } from '../eval/judge.ts'
import { questionsOf } from '../eval/plan.ts'
import { summarise } from '../eval/summarise.ts'
import { misfit } from '../schema/value.ts'
import type { Context } from './context.ts'
import { execute, type RunSettings } from './execute.ts'
import { manifestOf } from './manifest.ts'
import { openModels } from './models.ts'
import { filtered, openSuite, toolsetOfSuite } from './suite.ts'
import { costOf, failuresOf } from './totals.ts'
import { runVerdict } from './verdict.ts'

export interface Evaluated {
  readonly report: RunReport
  /** Where the journal lies, relative to the working directory. */
  readonly folder: string
}

/** Runs a golden suite. @throws UserError for a suite, toolset or model that cannot be used, before anything is asked */
export async function evaluate(settings: RunSettings, context: Context): Promise<Evaluated> {
  const { catalogue, io } = context
  const suite = await openSuite(settings.suite, io)
  const intents = filtered(suite, settings.filter)
  const models = await openModels(settings.models, { env: io.env, baseUrl: settings.baseUrl, cwd: io.cwd }, catalogue)
  const toolset = await toolsetOfSuite(suite, context)
  checkSuite(suite, toolset)
  const { prompt } = suite
  const { repeats, seed } = settings
  const questions = questionsOf({ models, intents, variants: [{ name: 'only', toolset }], prompt, repeats, seed })
  const executed = await execute(questions, settings, io)
  const { recorded, folder } = executed
  const manifest = await manifestOf(executed, { suite, intents, toolset, models, settings }, context)
  const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined)
  const evals = await catalogue.evals()
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
      unanswered: run.unanswered,
      cost: costOf(recorded, models),
      incomplete,
      verdict: runVerdict({ incomplete }),
      failures: failuresOf(recorded),
    },
    folder,
  }
}
