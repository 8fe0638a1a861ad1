import { didYouMean } from '../core/did-you-mean.ts'
import type { Intent } from '../core/intent.ts'
import { isArray, isObject, own, ownString, type JsonObject } from '../core/json.ts'
import type { Request } from '../core/model.ts'
import { questionDigest } from '../core/question.ts'
import type { ShownAbout, ShownIntent, ShownRequest, ShownRun } from '../core/shown.ts'
import { list, nearest } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { listed } from '../eval/expose.ts'
import { askedOf, inOrder, reportedTrial, type Bounds } from '../eval/reported.ts'
import { readSuite } from '../eval/suite.ts'
import { openData } from '../sources/data.ts'
import type { Context } from './context.ts'
import { openRun, type JudgedTrial, type RunFolder } from './run-folder.ts'

export interface ShowSettings {
  /** The folder of a run, or its journal. */
  readonly run: string
  /** Left out: all of them. */
  readonly intent?: string | undefined
  readonly model?: string | undefined
  /** From 0. */
  readonly repeat?: number | undefined
}

/** Nothing is cut: who asks for one trial wants all of it. */
const WHOLE: Bounds = { calls: Infinity, arguments: Infinity, text: Infinity, ranked: Infinity }

/**
 * What a run's journal tells: of one intent the question as the models saw it, and their replies; else a line an intent. Needs no other
 * file. @throws UserError where there is no such run, intent, model or repeat, naming the nearest
 */
export async function show(settings: ShowSettings, context: Context): Promise<ShownRun | ShownIntent> {
  const run = await openRun(settings.run, context.io, settings.intent)
  const intents = await intentsOf(run)
  const intent = settings.intent === undefined ? undefined : intentNamed(settings.intent, intents, run)
  const about = aboutOf(run)
  const models = modelsOf(run, intent === undefined)
  const kept = chosen(current(run, intents), models, settings)
  const order = models.map((name) => ({ name }))
  if (intent === undefined) {
    const trials = Map.groupBy(
      inOrder(
        kept.map((trial) => reportedTrial(trial)),
        intents,
        order,
      ),
      ({ intent }) => intent,
    )
    const asked = askedOf(intents).flatMap((intent) => {
      const own = trials.get(intent.id)
      return own === undefined ? [] : [{ ...intent, trials: own }]
    })
    return { version: 1, kind: 'shown-run', about, models, intents: asked }
  }
  const own = kept.filter((trial) => trial.intent === intent.id)
  if (own.length === 0)
    throw new UserError(`${run.journal} contains no answer of this model, or of this repeat, to ${intent.id}.`)
  return {
    version: 1,
    kind: 'shown-intent',
    about,
    intent: askedOf([intent])[0] ?? neverEmpty(),
    requests: await requestsOf(own, intent, run, context),
    trials: inOrder(
      own.map((trial) => reportedTrial(trial, WHOLE)),
      [intent],
      order,
    ),
  }
}

function neverEmpty(): never {
  throw new Error('an intent was lost')
}

/**
 * One trial of every intent, model and repeat: a run that went on with other tools or words has several, of which that counts that
 * answers what was asked last.
 */
function current(run: RunFolder, intents: readonly Intent[]): JudgedTrial[] {
  const latest = { ...run, contents: [run.contents[0]] as const }
  const byId = new Map(intents.map((intent) => [intent.id, intent]))
  const same = Map.groupBy(run.trials, ({ intent, model, variant, repeat }) => JSON.stringify([intent, model, variant, repeat]))
  const isCurrent = ({ intent: id, variant, question, repeat }: JudgedTrial): boolean => {
    const intent = byId.get(id)
    return intent !== undefined && sideOf(latest, variant, intent, question, repeat)?.exact === true
  }
  return [...same.values()].flatMap((trials) =>
    trials.length === 1 ? trials : (trials.findLast(isCurrent) ?? trials.at(-1) ?? []),
  )
}

/** Of all contents, the latest word on every intent. */
async function intentsOf({ contents }: RunFolder): Promise<Intent[]> {
  const known = new Map<string, Intent>()
  for (const { suite } of contents) {
    const { intents } = readSuite(await openData(suite.uri, suite.text))
    for (const intent of intents) if (!known.has(intent.id)) known.set(intent.id, intent)
  }
  return [...known.values()]
}

function aboutOf({ journal, started, contents: [{ suite, sides }] }: RunFolder): ShownAbout {
  return {
    ...{ journal, started, suite: suite.uri },
    sides: sides.map(({ variant, manifest, toolset }) => {
      return { variant, toolset: toolset.uri, tools: toolset.tools.length, git: gitOf(manifest) }
    }),
  }
}

function gitOf(manifest: JsonObject): ShownAbout['sides'][number]['git'] {
  const [branch, dirty] = [ownString(manifest, 'branch'), own(manifest, 'dirty')]
  return {
    git: ownString(manifest, 'git'),
    ...(branch === undefined ? {} : { branch }),
    ...(typeof dirty === 'boolean' ? { dirty } : {}),
  }
}

/** As the user named them, then those that only answers name. */
function modelsOf({ contents, trials }: RunFolder, isWhole: boolean): string[] {
  const named = contents.flatMap(({ sides }) => sides).flatMap(({ manifest }) => modelNames(manifest))
  const answered = new Set(trials.map(({ model }) => model))
  // of a single intent, other models may have answered others
  return [...new Set([...named, ...answered])].filter((model) => !isWhole || answered.has(model))
}

function modelNames(manifest: JsonObject): string[] {
  const models = own(manifest, 'models')
  return isArray(models) ? models.flatMap((model) => (isObject(model) ? (ownString(model, 'model') ?? []) : [])) : []
}

/** The trials of one model and repeat, where they are asked for. @throws UserError */
function chosen(trials: readonly JudgedTrial[], models: readonly string[], { model, repeat }: ShowSettings): JudgedTrial[] {
  if (model !== undefined && !models.includes(model)) {
    throw new UserError(`The run asked no model "${model}".`, {
      hint: didYouMean(nearest(model, models), `Models: ${list(models)}.`),
    })
  }
  const kept = trials.filter((trial) => (model ?? trial.model) === trial.model && (repeat ?? trial.repeat) === trial.repeat)
  if (kept.length > 0 || trials.length === 0) return kept
  const most = Math.max(...trials.map((trial) => trial.repeat))
  throw new UserError(`The run has no repeat ${(repeat ?? 0) + 1}.`, { hint: `It asked every intent ${most + 1} times at most.` })
}

function intentNamed(id: string, intents: readonly Intent[], { journal }: RunFolder): Intent {
  const found = intents.find((intent) => intent.id === id)
  if (found !== undefined) return found
  const names = intents.map((intent) => intent.id)
  const near = nearest(id, names) ?? names.find((name) => name.includes(id))
  throw new UserError(`${journal} has no intent "${id}".`, {
    hint: didYouMean(near, `Without an intent, show lists them all: ${list(names)}.`),
  })
}

/** What was asked, once for all models that saw the same. */
async function requestsOf(
  trials: readonly JudgedTrial[],
  intent: Intent,
  run: RunFolder,
  { catalogue }: Context,
): Promise<ShownRequest[]> {
  const providers = await catalogue.modelProviders()
  const requests = new Map<string, ShownRequest>()
  for (const { variant, model, question, repeat } of trials) {
    const found = sideOf(run, variant, intent, question, repeat)
    if (found === undefined) continue
    const { request, exact } = found
    const wire = providers.find(({ prefix }) => model.startsWith(`${prefix}:`))?.wire
    const sent = wire === undefined ? request.tools : wire(request.tools)
    const tools = sent.map((tool, index) => {
      const ownName = request.tools[index]?.name
      return ownName === tool.name || ownName === undefined ? tool : { ...tool, own: ownName }
    })
    const key = JSON.stringify([variant, exact, request.system, tools])
    const same = requests.get(key)
    const models = [...new Set([...(same?.models ?? []), model])]
    requests.set(key, { variant, models, system: request.system ?? null, tools, exact })
  }
  return [...requests.values()]
}

/** The question as it was asked, by the digest that the trial has of it; else as the latest contents would ask it. */
function sideOf({ contents }: Pick<RunFolder, 'contents'>, variant: string, { says }: Intent, question: string, repeat: number) {
  const asked = contents.flatMap(({ sides }) =>
    sides
      .filter((side) => side.variant === variant)
      .map(({ system, toolset }): Request => ({ system, says, tools: listed(toolset), repeat })),
  )
  const exact = asked.find((request) => questionDigest(request) === question)
  const [request] = exact === undefined ? asked : [exact]
  return request === undefined ? undefined : { request, exact: exact !== undefined }
}
