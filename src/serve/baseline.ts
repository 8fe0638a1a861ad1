import type { Manifest } from '../core/manifest.ts'
import type { History, RunHead } from '../store/history/history.ts'

/** What a run is held against. */
export interface ChosenBaseline {
  readonly run: RunHead
  /** `pinned` by somebody, or the last run of the default branch that asked the same. */
  readonly how: 'pinned' | 'automatic'
}

const DEFAULT_BRANCHES = ['main', 'master', 'trunk']
/** Runs of a suite and branch that are looked at, newest first. */
const LOOKED_AT = 200

/** The baseline of a run: the pinned one, or the last run of the default branch before it with the same questions. */
export async function baselineOf(head: RunHead, history: History): Promise<ChosenBaseline | undefined> {
  const { suite, started } = head.manifest
  const pinned = await history.pinned(suite.path)
  const run = pinned === undefined || pinned === head.id ? undefined : await history.run(pinned)
  if (run !== undefined) return { run, how: 'pinned' }
  for (const branch of DEFAULT_BRANCHES) {
    const runs = await history.runs({ suite: suite.path, branch, before: { started, id: head.id }, limit: LOOKED_AT })
    const last = runs.find((one) => !one.incomplete && asksTheSame(one.manifest, head.manifest))
    if (last !== undefined) return { run: last, how: 'automatic' }
  }
  return undefined
}

/** Whether two runs put the same questions in the same way to the same models. Tools may differ: they are what is compared. */
function asksTheSame(a: Manifest, b: Manifest): boolean {
  const questions = ({ suite, grading, exposure, prompt, repeats, models }: Manifest) =>
    JSON.stringify([suite.digest, grading, exposure, prompt, repeats, models.map(({ model, parameters }) => [model, parameters])])
  return questions(a) === questions(b)
}
