import { manifestFrom } from '../core/manifest-from.ts'
import type { Manifest } from '../core/manifest.ts'
import type { RunReport } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import { perTool } from '../eval/per-tool.ts'
import { askedOf, inOrder, reportedTrial } from '../eval/reported.ts'
import { readSuite } from '../eval/suite.ts'
import { summing } from '../eval/summarise.ts'
import { openData } from '../sources/data.ts'
import type { HeldSide } from './contents.ts'
import type { Context } from './context.ts'
import { reportedBy } from './manifest.ts'
import { modelCounter } from './per-model.ts'
import { pricesFor } from './prices.ts'
import type { RunFolder } from './run-folder.ts'
import { costOf, failuresOf } from './totals.ts'
import { sideTrials } from './side-trials.ts'
import { runVerdict } from './verdict.ts'

/** A side of a run with the report that `eval` would make of it. */
export interface SideReport {
  readonly side: HeldSide
  readonly report: RunReport
}

/**
 * Reports of a run from its journal alone, one for each side: a comparison has two. The scores are those that the journal holds.
 * @throws UserError where its manifest cannot be read
 */
export async function reportsOfRun(run: RunFolder, context: Context): Promise<SideReport[]> {
  const evals = await context.catalogue.evals()
  const prices = await pricesFor(context)
  const [{ suite, sides }] = run.contents
  const { intents } = readSuite(await openData(suite.uri, suite.text))
  return sides.map((side) => {
    const held = manifestFrom(side.manifest)
    if (held === undefined)
      throw new UserError(`${run.journal} does not state how the questions were asked.`, {
        hint: 'Perhaps it was edited by hand.',
      })
    const own = sideTrials(run.trials, side, intents)
    const manifest = {
      ...held,
      started: run.started,
      models: held.models.map((model) => ({ ...model, reported: reportedBy(model.model, own) })),
    }
    const trials = inOrder(
      own.map((trial) => reportedTrial(trial)),
      intents,
      models(manifest),
    )
    const byModel = modelCounter(models(manifest), prices)
    for (const trial of own) byModel.add(trial)
    const planned = manifest.suite.intents * manifest.repeats * manifest.models.length
    const summed = summing({ models: manifest.models.map(({ model }) => model), intents, evals })
    for (const trial of trials) summed.add(trial)
    const sum = summed.summary(planned)
    const unfinished = { notAsked: Math.max(0, planned - trials.length), stopped: [] }
    const named = new Set(trials.map(({ intent }) => intent))
    return {
      side,
      report: {
        ...{ version: 1, kind: 'run', manifest, ...sum },
        perTool: perTool(
          trials,
          intents,
          side.toolset.tools.map(({ name }) => name),
        ),
        perModel: byModel.rows(),
        asked: askedOf(intents).filter(({ id }) => named.has(id)),
        trials,
        cost: costOf(own, models(manifest), prices),
        ...unfinished,
        verdict: runVerdict({ ...sum, ...unfinished }, new Map(Object.entries(held.gate?.thresholds ?? {}))),
        failures: failuresOf(own),
      },
    }
  })
}

/** As much of the models as orders and prices go by. */
function models({ models }: Manifest) {
  return models.map(({ model: name, kind }) => ({ name, kind }))
}
