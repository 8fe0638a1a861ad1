import { list } from '../core/text.ts'
import type { Manifest } from '../core/manifest.ts'
import type { History, RunHead } from '../store/history/history.ts'
import type { ChosenBaseline, Delta, RunRow } from './answers.ts'

const DEFAULT_BRANCHES = ['main', 'master', 'trunk']
/** Runs of a suite and branch that are looked at, newest first: a few as a rule. */
const LOOKED_AT = [4, 200]

/** The baseline of a run: the pinned one, or the last run of the default branch before it with the same questions. */
export async function baselineOf(head: RunHead, history: History): Promise<ChosenBaseline | undefined> {
  const { suite, started, models } = head.manifest
  const pinned = await history.pinned(suite.path)
  const run = pinned === undefined || pinned === head.id ? undefined : await history.run(pinned)
  if (run !== undefined) return { run, how: 'pinned' }
  const model = models[0]?.model
  const alike = { suite: suite.path, suiteDigest: suite.digest, ...(model === undefined ? {} : { model }) }
  for (const branch of DEFAULT_BRANCHES) {
    for (const limit of LOOKED_AT) {
      const runs = await history.runs({ ...alike, branch, before: { started, id: head.id }, limit })
      const last = runs.find((one) => !one.incomplete && asksTheSame(one.manifest, head.manifest))
      if (last !== undefined) return { run: last, how: 'automatic' }
      if (runs.length < limit) break
    }
  }
  return undefined
}

/** A run with its baseline, where there is one, and the deltas to it; where none asked the same, why the last one cannot be held against it. */
export async function rowOf(head: RunHead, history: History, chosen: ChosenBaseline | undefined): Promise<RunRow> {
  const against = chosen ?? (await lastOf(head, history))
  if (against === undefined) return { head, baseline: null, notComparable: [], deltas: [] }
  const { run, how } = against
  const general = [
    ...(head.incomplete ? ['this run is not complete'] : []),
    ...(run.incomplete ? ['it is not complete'] : []),
    ...differences(run.manifest, head.manifest),
  ]
  const ofModels = head.manifest.models.map(({ model }) => ({
    model,
    because: modelDifference(model, run.manifest, head.manifest),
  }))
  const comparable = new Set(ofModels.flatMap(({ model, because }) => (because === undefined ? [model] : [])))
  return {
    head,
    baseline: { id: run.id, started: run.manifest.started, how },
    notComparable: general.length > 0 ? general : ofModels.flatMap(({ because }) => because ?? []),
    deltas: general.length > 0 ? [] : deltasOf(run, head, comparable),
  }
}

async function lastOf(head: RunHead, history: History): Promise<{ readonly run: RunHead; readonly how: 'last' } | undefined> {
  const { suite, started } = head.manifest
  for (const branch of DEFAULT_BRANCHES) {
    const [run] = await history.runs({ suite: suite.path, branch, before: { started, id: head.id }, limit: 1 })
    if (run !== undefined) return { run, how: 'last' }
  }
  return undefined
}

/** What two runs did not put the same way. Tools may differ: they are what is compared. */
function differences(before: Manifest, after: Manifest): string[] {
  const told: string[] = []
  const differs = (of: (manifest: Manifest) => unknown) => JSON.stringify(of(before)) !== JSON.stringify(of(after))
  if (differs(({ suite }) => suite.path)) told.push(`it is of the suite ${before.suite.path}`)
  else if (differs(({ suite }) => suite.digest)) told.push('the suite was edited')
  if (differs(({ grading }) => grading)) told.push(`grading was ${before.grading}, and is ${after.grading}`)
  if (differs(({ exposure }) => exposure)) told.push('the tools were shown in another way')
  if (differs(({ prompt }) => prompt)) told.push('the prompt was another')
  if (differs(({ repeats }) => repeats)) told.push(`repeats were ${before.repeats}, and are ${after.repeats}`)
  return told
}

/** Why the numbers of a model cannot be held against those of a run; undefined where they can. */
function modelDifference(model: string, before: Manifest, after: Manifest): string | undefined {
  const [old, now] = [before, after].map(({ models }) => models.find((one) => one.model === model))
  if (old === undefined || now === undefined) return `it did not ask ${model}`
  if (JSON.stringify(old.parameters) !== JSON.stringify(now.parameters)) return `${model} had other parameters`
  const isOther = old.reported.length > 0 && now.reported.length > 0 && old.reported.join('\n') !== now.reported.join('\n')
  return isOther ? `${model} answered as ${list(old.reported)}, and now as ${list(now.reported)}` : undefined
}

/** Whether a run put the same questions in the same way to the same models. */
function asksTheSame(before: Manifest, after: Manifest): boolean {
  const names = ({ models }: Manifest) => JSON.stringify(models.map(({ model }) => model))
  const isAlike = differences(before, after).length === 0 && names(before) === names(after)
  return isAlike && after.models.every(({ model }) => modelDifference(model, before, after) === undefined)
}

/**
 * Differences of the summaries, with intervals put together from those of both numbers (square and add). Both runs asked the same intents,
 * which these intervals do not use: they are wider than those of the comparison, never shorter as a rule.
 */
function deltasOf(before: RunHead, after: RunHead, models: ReadonlySet<string>): Delta[] {
  const comparable = after.summary.filter(({ model }) => models.has(model))
  return comparable.flatMap(({ metric, model, estimate: now }) => {
    const old = before.summary.find((one) => one.metric === metric && one.model === model)?.estimate
    if (old === undefined || old.value === null || old.low === null || old.high === null) return []
    if (now.value === null || now.low === null || now.high === null) return []
    const value = now.value - old.value
    return {
      ...{ metric, model, value, n: old.n },
      low: value - Math.hypot(now.value - now.low, old.high - old.value),
      high: value + Math.hypot(now.high - now.value, old.value - old.low),
    }
  })
}
