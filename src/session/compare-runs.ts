import type { NotComparable } from '../core/comparison.ts'
import type { Intent } from '../core/intent.ts'
import { manifestFrom } from '../core/manifest-from.ts'
import type { Manifest } from '../core/manifest.ts'
import type { Model } from '../core/model.ts'
import { questionDigest } from '../core/question.ts'
import type { Recorded } from '../core/recorded.ts'
import type { ComparisonReport } from '../core/report.ts'
import { count, list } from '../core/text.ts'
import { tokensOfAll } from '../core/tokens.ts'
import { UserError } from '../core/user-error.ts'
import { listed } from '../eval/expose.ts'
import { strictIntents } from '../eval/berkeley/strict.ts'
import { judgingOf } from '../eval/judge.ts'
import { readSuite, type Suite } from '../eval/suite.ts'
import { summarise } from '../eval/summarise.ts'
import { misfit } from '../schema/value.ts'
import { openData } from '../sources/data.ts'
import { sortedRuns, settingReasons } from './comparability.ts'
import { compareSides } from './comparison-report.ts'
import type { HeldSide } from './contents.ts'
import type { Context } from './context.ts'
import type { JudgedSide } from './judged-side.ts'
import { reportedBy } from './manifest.ts'
import { pricesFor, type Prices } from './prices.ts'
import { openRun } from './run-folder.ts'
import { filtered } from './suite.ts'
import { answersOf } from './totals.ts'
import type { ComparisonGate } from './verdict.ts'
import { versionReasons, type ModelPair } from './versions.ts'

export interface RunPairSettings extends ComparisonGate {
  /** Folders of two runs, or their journals. */
  readonly before: string
  readonly after: string
  readonly margin: number
  readonly filter?: string | undefined
}

/** A finished run, as far as it is about what its folder says last. */
interface Past {
  readonly path: string
  readonly suite: Suite
  readonly side: HeldSide
  readonly manifest: Manifest
  readonly intents: readonly Intent[]
  readonly recorded: readonly Recorded[]
}

/**
 * Compares two runs by the answers in their folders, judged anew by the scorers of now; nobody is asked. What had to be equal and
 * is not is told, and then there is no verdict. @throws UserError for a folder that holds no run of one toolset
 */
export async function compareRuns(settings: RunPairSettings, context: Context): Promise<ComparisonReport> {
  const [before, after] = [await opened(settings.before, settings, context), await opened(settings.after, settings, context)]
  const renames = { ...before.suite.renames, ...after.suite.renames }
  const sides = { before: before.side.toolset.tools, after: after.side.toolset.tools, renames }
  const { common, oneSided, reasons } = sortedRuns(before.intents, after.intents, sides)
  const { pairs, unpaired } = pairsOf(before, after)
  const models = modelsOf([before.manifest, after.manifest])
  const prices = await pricesFor(context)
  const notComparable = [
    ...reasons,
    ...unpaired,
    ...settingReasons(before.manifest, after.manifest, pairs),
    ...versionReasons(before.recorded, after.recorded, pairs),
  ]
  const shown = {
    before: await judged(before, models, prices, context),
    after: await judged(after, models, prices, context),
  }
  if (common.length === 0 && notComparable.length === 0) {
    throw new UserError(`${before.path} and ${after.path} have no intent in common, so there is nothing to compare.`, {
      hint: oneSided[0]?.because,
    })
  }
  return compareSides(
    { ...shown, common, oneSided, pairs, renames, notComparable },
    {
      ...settings,
      executed: { recorded: [...before.recorded, ...after.recorded], notAsked: 0, stopped: [] },
      models,
      prices,
    },
  )
}

async function opened(path: string, { filter }: RunPairSettings, { io }: Context): Promise<Past> {
  const { contents, trials, journal } = await openRun(path, io)
  const [{ suite: held, sides }] = contents
  const [side, ...more] = sides
  const manifest = manifestFrom(side?.manifest)
  if (side === undefined || manifest === undefined || more.length > 0) {
    throw new UserError(`${journal} is a run over ${count(sides.length, 'toolset')}; runs of eval are compared, over one each.`, {
      hint: 'What compare found is in its own report.',
    })
  }
  const suite = readSuite(await openData(held.uri, held.text))
  const tools = listed(side.toolset)
  const asked = new Map(trials.map((trial) => [`${trial.intent} ${trial.question}`, trial]))
  const intents = filtered(suite, filter).filter((intent) =>
    // an answer to other words or about other tools is of an earlier state of the run
    Array.from({ length: manifest.repeats }, (_, repeat) =>
      asked.has(`${intent.id} ${questionDigest({ system: side.system, says: intent.says, tools, repeat })}`),
    ).some((isThere) => isThere),
  )
  const ids = new Map(intents.map((intent) => [intent.id, intent.says]))
  const recorded = trials.filter(({ intent, question, repeat }) => {
    const says = ids.get(intent)
    return says !== undefined && question === questionDigest({ system: side.system, says, tools, repeat })
  })
  if (recorded.length === 0) throw new UserError(`${journal} holds no answer to the questions that it is about.`)
  return { path: journal, suite, side, manifest, intents, recorded }
}

/** Which model of one run is compared with which of the other. */
function pairsOf(
  before: Past,
  after: Past,
): { readonly pairs: readonly ModelPair[]; readonly unpaired: readonly NotComparable[] } {
  const [old, now] = [before, after].map(({ manifest }) => manifest.models.map(({ model }) => model))
  const common = (old ?? []).filter((name) => now?.includes(name))
  if (common.length > 0) return { pairs: common.map((name) => ({ before: name, after: name })), unpaired: [] }
  const [one = '', other = ''] = [old?.[0], now?.[0]]
  const pairs = [{ before: one, after: other }]
  const isOneChange = old?.length === 1 && now?.length === 1 && before.manifest.toolset.digest === after.manifest.toolset.digest
  return {
    pairs,
    unpaired: isOneChange ? [] : [{ what: 'model', before: list(old ?? []), after: list(now ?? []) }],
  }
}

async function judged(past: Past, models: readonly Model[], prices: Prices, { catalogue }: Context): Promise<JudgedSide> {
  const { side, manifest, intents, recorded, path } = past
  const { toolset } = side
  const evals = await catalogue.evals()
  const { grading } = manifest
  const judging = judgingOf(toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined, grading)
  const read = grading === 'bfcl' ? strictIntents(intents) : intents
  const reported = manifest.models.map((one) => ({ ...one, reported: reportedBy(one.model, recorded) }))
  const planned = intents.length * manifest.models.length * manifest.repeats
  return {
    run: summarise(recorded, { manifest: { ...manifest, models: reported }, intents: read, evals, judging, planned }),
    toolset,
    told: {
      from: `${toolset.uri}, ${path}`,
      tools: toolset.tools.length,
      listTokens: tokensOfAll(toolset.tools),
      answers: answersOf(recorded, models, prices),
    },
  }
}

/** Models that are only known by name: a run is over, and nobody is asked. */
function modelsOf(manifests: readonly Manifest[]): Model[] {
  const all = new Map(manifests.flatMap(({ models }) => models.map((one) => [one.model, one] as const)))
  return [...all.values()].map(({ model, kind, parameters }) => ({
    name: model,
    kind,
    parameters,
    ask: () => Promise.reject(new Error(`${model} is not asked: its run is over.`)),
  }))
}
