import type { ReadReport } from '../../core/read-report.ts'
import type { Recorded } from '../../core/recorded.ts'
import { toolDigest } from '../../reading/fresh.ts'
import type { Target } from '../../sources/source.ts'
import type { Context } from '../context.ts'
import { executeEach, type Finished } from '../execute.ts'
import { pricesFor } from '../prices.ts'
import { judgeBatch, judgeCanary } from './answers.ts'
import { linesToKeep } from './lines.ts'
import { judgeLooks } from './looks.ts'
import { planReading, type ReadPlan } from './plan.ts'
import { readReport } from './report.ts'
import { batchAsks, canaryAsks, lookAsks, type ReaderAsk } from './requests.ts'
import { saveReadings } from './save.ts'
import { plannedLine, seedOf } from './seed.ts'
import type { ReadSettings } from './settings.ts'
import { jobState } from './tool-state.ts'

/** What a reading did. */
export interface ReadTools {
  readonly report: ReadReport
  /** For people, one line each. */
  readonly notes: readonly string[]
}

/**
 * Has models read the tools that changed since they were read, verifies what they report, and keeps it.
 * @throws UserError for a model that cannot be used, before anything is asked, and when interrupted
 */
export async function readTools(targets: readonly Target[], settings: ReadSettings, context: Context): Promise<ReadTools> {
  const drawn = await seedOf(settings, context)
  const plan = await planReading(targets, settings, context, { asks: true, seed: drawn })
  const { seed, run } = drawn
  const held = { contents: () => plannedLine(digestsOf(plan)), judge: () => undefined }
  const prices = await pricesFor(context)
  const states = plan.jobs.map(jobState)
  const first = plan.jobs.map((job) => ({
    batches: batchAsks(job, seed),
    canaries: canaryAsks(job, seed, context.catalogue.rules),
  }))
  const recorded = new Map<string, Recorded>()
  const outcomeOf = (key: string): Recorded | undefined => recorded.get(key)
  let folder = settings.out
  const send = async (asks: readonly ReaderAsk[]): Promise<Finished | undefined> => {
    const questions = new Map(asks.map(({ question }) => [question.key, question]))
    if (questions.size === 0) return undefined
    const tokens = new Map(asks.map(({ question, outputTokens }) => [question.key, outputTokens]))
    const own = { ...settings, out: folder, outputTokens: ({ key }: { readonly key: string }) => tokens.get(key) ?? 0 }
    const ran = await executeEach([...questions.values()], own, { io: context.io, prices, run, held }, (trial) => {
      recorded.set(trial.key, trial)
    })
    folder = ran.folder
    return ran
  }

  const reading = first.flatMap(({ batches, canaries }) => [...batches, ...canaries])
  const begun = await send(reading)
  for (const [index, state] of states.entries()) {
    for (const ask of first[index]?.batches ?? []) judgeBatch(ask, outcomeOf, state)
    for (const ask of first[index]?.canaries ?? []) judgeCanary(ask, outcomeOf, state)
  }
  const looks = states.map((state) => lookAsks(state.job, state.open, { seed, looks: settings.looks }))
  // what is answered already comes along, so that the limit counts what it cost
  const answered = reading.filter(({ question }) => outcomeOf(question.key)?.outcome.ok === true)
  const isOver = (begun?.stopped ?? []).length > 0
  const ended = isOver || looks.flat().length === 0 ? undefined : await send([...answered, ...looks.flat()])
  for (const [index, state] of states.entries()) judgeLooks(looks[index] ?? [], settings.looks, outcomeOf, state)

  const on = (ended ?? begun)?.started.slice(0, 10) ?? new Date().toISOString().slice(0, 10)
  const lines = states.flatMap((state) => linesToKeep(state, on))
  const standing = new Set(plan.loaded.toolsets.flatMap(({ tools }) => tools.map(toolDigest)))
  const written = await saveReadings(lines, standing, context)
  return {
    report: readReport(
      { plan, states, settings, ran: ended ?? begun, asked: [...reading, ...looks.flat()], recorded, prices, on },
      context,
    ),
    notes: written.map((uri) => `wrote ${uri}`),
  }
}

/** The digests of the tools that each model has to read. */
function digestsOf({ jobs }: ReadPlan): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...Map.groupBy(jobs, ({ model }) => model.name)].map(([model, own]) => [
      model,
      own.flatMap(({ tools }) => tools.map(({ tool }) => toolDigest(tool))),
    ]),
  )
}
