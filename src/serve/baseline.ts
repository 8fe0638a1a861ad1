import { comparability } from '../session/comparability.ts'
import { heldAgainst } from './held-against.ts'
import type { History, RunHead } from '../store/history/history.ts'
import type { ChosenBaseline, RunRow } from './answers.ts'

/** What a default branch is called where nobody knows. */
const GUESSED = ['main', 'master', 'trunk']
/** Runs of a suite and branch that are looked at, newest first: a few as a rule. */
const LOOKED_AT = [4, 200]

/** Where baselines come from. */
export interface BaselineSource {
  readonly history: History
  /** As whoever serves it says; left out: what each run knows of its repository. */
  readonly defaultBranch?: string | undefined
}

/** The baseline of a run: the pinned one, or the last run of the default branch before it with the same questions. */
export async function baselineOf(head: RunHead, { history, defaultBranch }: BaselineSource): Promise<ChosenBaseline | undefined> {
  const { suite, started, models } = head.manifest
  const pinned = await history.pinned(suite.path)
  const run = pinned === undefined || pinned === head.id ? undefined : await history.run(pinned)
  if (run !== undefined) return { run, how: 'pinned' }
  const model = models[0]?.model
  const alike = { suite: suite.path, suiteDigest: suite.digest, ...(model === undefined ? {} : { model }) }
  for (const branch of branchesOf(head, defaultBranch)) {
    for (const limit of LOOKED_AT) {
      const runs = await history.runs({ ...alike, branch, before: { started, id: head.id }, limit })
      const last = runs.find((one) => asksTheSame(one, { ...head, incomplete: false }))
      if (last !== undefined) return { run: last, how: 'automatic' }
      if (runs.length < limit) break
    }
  }
  return undefined
}

/** A run with its baseline, where there is one, and the deltas to it; where none asked the same, why the last one cannot be held against it. */
export async function rowOf(head: RunHead, from: BaselineSource, chosen: ChosenBaseline | undefined): Promise<RunRow> {
  const against = chosen ?? (await lastOf(head, from))
  const { history } = from
  if (against === undefined) return { head, baseline: null, notComparable: [], deltas: [], verdict: null }
  const { run, how } = against
  return { head, baseline: { id: run.id, started: run.manifest.started, how }, ...(await heldAgainst(run, head, history)) }
}

async function lastOf(
  head: RunHead,
  { history, defaultBranch }: BaselineSource,
): Promise<{ readonly run: RunHead; readonly how: 'last' } | undefined> {
  const { suite, started } = head.manifest
  for (const branch of branchesOf(head, defaultBranch)) {
    const [run] = await history.runs({ suite: suite.path, branch, before: { started, id: head.id }, limit: 1 })
    if (run !== undefined) return { run, how: 'last' }
  }
  return undefined
}

/** The default branch of a run's repository, or the names that it may have. */
function branchesOf({ manifest }: RunHead, said: string | undefined): readonly string[] {
  const known = said ?? manifest.defaultBranch
  return known === undefined ? GUESSED : [known]
}

/** Whether a run put the same questions in the same way to the same models. */
function asksTheSame(before: RunHead, after: RunHead): boolean {
  const { general, ofModels, incomplete } = comparability(before, after)
  return general.length + ofModels.length + incomplete.length === 0
}
