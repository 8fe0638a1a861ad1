import { count } from '../core/text.ts'
import { comparisonSidesOf } from '../session/stored-sides.ts'
import { defaultBranches, lastGood } from '../session/standing.ts'
import type { History, RunHead } from '../store/history/history.ts'
import type { ChosenBaseline, RunRow } from './answers.ts'
import { rowDeltas } from './row-deltas.ts'

/** Where baselines come from. */
export interface BaselineSource {
  readonly history: History
  /** As whoever serves it says; left out: what each run knows of its repository. */
  readonly defaultBranch?: string | undefined
}

/**
 * The baseline of a run: the pinned one, or the last good run of the default branch before it with the same questions. A side of a
 * comparison has none: it is held against the other side.
 */
export async function baselineOf(head: RunHead, { history, defaultBranch }: BaselineSource): Promise<ChosenBaseline | undefined> {
  if (head.variant !== undefined) return undefined
  const pinned = await history.pinned(head.manifest.suite.path)
  const run = pinned === undefined || pinned === head.id ? undefined : await history.run(pinned)
  if (run !== undefined) return { run, how: 'pinned', because: 'it is pinned as the baseline of this suite' }
  for (const branch of defaultBranches(head, defaultBranch)) {
    const good = await lastGood(head, branch, history)
    if (good !== undefined) return { run: good.run, how: 'automatic', because: whyGood(branch, good.passed) }
  }
  return undefined
}

function whyGood(branch: string, passed: number): string {
  const last = `it is the last run of ${branch} that asked the same questions`
  if (passed === 0) return last
  const [are, become] = passed === 1 ? ['is', 'does not become a baseline'] : ['are', 'do not become baselines']
  return `${last} and was not worse than its own baseline: ${count(passed, 'later run')} ${are} worse, and ${become} unless somebody pins one`
}

/** A run with its baseline, where there is one, and the deltas to it; where none asked the same, why the last one cannot be held against it. */
export async function rowOf(head: RunHead, from: BaselineSource, chosen: ChosenBaseline | undefined): Promise<RunRow> {
  const sides = (await comparisonSidesOf(head.id, from.history)) ?? null
  const against = chosen ?? (head.variant === undefined ? await lastOf(head, from) : undefined)
  if (against === undefined) return { head, baseline: null, notComparable: [], deltas: [], verdict: null, sides }
  const { run, how, because } = against
  const baseline = { id: run.id, started: run.manifest.started, how, because }
  return { head, baseline, sides, ...(await rowDeltas(run, head, from.history)) }
}

async function lastOf(head: RunHead, { history, defaultBranch }: BaselineSource) {
  const { suite, started } = head.manifest
  for (const branch of defaultBranches(head, defaultBranch)) {
    const [run] = await history.runs({ suite: suite.path, branch, alone: true, before: { started, id: head.id }, limit: 1 })
    if (run !== undefined)
      return { run, how: 'last' as const, because: `no run of ${branch} asked the same questions; this is the last one` }
  }
  return undefined
}
