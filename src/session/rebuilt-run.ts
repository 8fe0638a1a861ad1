import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import type { Report } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import { perTool } from '../eval/per-tool.ts'
import { askedOf, inOrder, reportedTrial } from '../eval/reported.ts'
import { summing } from '../eval/summarise.ts'
import type { Context } from './context.ts'
import { keptSums } from './kept-sums.ts'
import { modelCounter } from './per-model.ts'
import { pricesFor, type PricedModel } from './prices.ts'
import { reportFrom } from './report-shape.ts'
import { openRun } from './run-folder.ts'
import { intentsOf } from './show.ts'
import { runVerdict } from './verdict.ts'

/**
 * The report of a run, finished or not, from its journal alone: scores as they were given, prices and thresholds as they are known now.
 * @throws UserError where the journal tells no whole run of one toolset
 */
export async function rebuiltRun(path: string, context: Context): Promise<Report> {
  const run = await openRun(path, context.io)
  const [{ sides }] = run.contents
  const [side, ...others] = sides
  if (side === undefined || others.length > 0)
    throw new UserError(`${run.journal} is that of a comparison that was broken off, and has no verdict.`, {
      hint: 'The same compare with --out and its folder asks only what is missing.',
    })
  const [intents, evals, prices] = await Promise.all([intentsOf(run), context.catalogue.evals(), pricesFor(context)])
  const known = new Set(intents.map(({ id }) => id))
  const answered = run.trials.filter(({ intent, variant }) => variant === side.variant && known.has(intent))
  const models = modelsIn(side.manifest)
  const [sums, byModel] = [keptSums(models, prices), modelCounter(models, prices)]
  for (const trial of answered) {
    sums.add(trial)
    byModel.add(trial)
  }
  const trials = inOrder(
    answered.map((trial) => reportedTrial(trial)),
    intents,
    models,
  )
  const planned =
    numberAt(own(side.manifest, 'suite'), 'intents') * models.length * Math.max(1, numberAt(side.manifest, 'repeats'))
  const notAsked = Math.max(0, planned - trials.length)
  const numbers = summing({ models: models.map(({ name }) => name), intents, evals })
  for (const trial of trials) numbers.add(trial)
  const sum = numbers.summary(planned)
  const { summary, incomplete } = sum
  const manifest = {
    ...side.manifest,
    started: run.started,
    models: listAt(side.manifest, 'models').map((one) => ({ ...one, reported: sums.reported(ownString(one, 'model') ?? '') })),
  }
  // those that the run has numbers for
  const thresholds = new Map(
    [...context.config.eval.thresholds].flatMap(([metric, { value }]) =>
      summary.some((row) => row.metric === metric) ? [[metric, value] as const] : [],
    ),
  )
  const names = side.toolset.tools.map(({ name }) => name)
  const report = {
    version: 1,
    kind: 'run',
    manifest,
    ...sum,
    perTool: perTool(trials, intents, names),
    perModel: byModel.rows(),
    asked: askedOf(intents.filter(({ id }) => trials.some(({ intent }) => intent === id))),
    trials,
    cost: sums.cost(),
    notAsked,
    stopped: [],
    verdict: runVerdict({ incomplete, notAsked, stopped: [], summary }, thresholds),
    failures: sums.failures(),
  }
  const read = reportFrom(JSON.parse(JSON.stringify(report)))
  if ('report' in read) return read.report
  throw new UserError(`${run.journal} ${read.fault}.`)
}

function modelsIn(manifest: JsonObject): PricedModel[] {
  return listAt(manifest, 'models').map((one) => {
    const kind = ownString(one, 'kind')
    return { name: ownString(one, 'model') ?? '', kind: kind === 'retrieval' || kind === 'scripted' ? kind : 'language' }
  })
}

function listAt(object: JsonObject, key: string): JsonObject[] {
  const value = own(object, key)
  return isArray(value) ? value.filter(isObject) : []
}

function numberAt(object: Json | undefined, key: string): number {
  const value = isObject(object) ? own(object, key) : undefined
  return typeof value === 'number' ? value : 0
}
