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
      const last = runs.find((one) => !one.incomplete && differences(one.manifest, head.manifest).length === 0)
      if (last !== undefined) return { run: last, how: 'automatic' }
      if (runs.length < limit) break
    }
  }
  return undefined
}

/** A run with its baseline and the deltas to it; where none asked the same, why the last one cannot be held against it. */
export async function rowOf(head: RunHead, history: History): Promise<RunRow> {
  const chosen = await baselineOf(head, history)
  const against = chosen ?? (await lastOf(head, history))
  if (against === undefined) return { head, baseline: null, notComparable: [], deltas: [] }
  const { run, how } = against
  const notComparable = [
    ...(head.incomplete ? ['this run is not complete'] : []),
    ...(run.incomplete ? ['it is not complete'] : []),
    ...differences(run.manifest, head.manifest),
  ]
  return {
    head,
    baseline: { id: run.id, started: run.manifest.started, how },
    notComparable,
    deltas: notComparable.length > 0 ? [] : deltasOf(run, head),
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
  const names = ({ models }: Manifest) => models.map(({ model }) => model)
  if (differs(names)) told.push(`it asked ${list(names(before), 3)}`)
  else if (differs(({ models }) => models.map(({ parameters }) => parameters))) told.push('the models had other parameters')
  else if (versionsDiffer(before, after)) told.push('a model reported another version')
  return told
}

function versionsDiffer(before: Manifest, after: Manifest): boolean {
  return before.models.some(({ reported }, index) => {
    const now = after.models[index]?.reported ?? []
    return reported.length > 0 && now.length > 0 && reported.join('\n') !== now.join('\n')
  })
}

/**
 * Differences of the summaries, with intervals put together from those of both numbers (square and add). Both runs asked the same intents,
 * which these intervals do not use: they are wider than those of the comparison, never shorter as a rule.
 */
function deltasOf(before: RunHead, after: RunHead): Delta[] {
  return after.summary.flatMap(({ metric, model, estimate: now }) => {
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
