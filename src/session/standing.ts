import { setImmediate } from 'node:timers/promises'
import type { History, RunHead, Standing } from '../store/history/history.ts'
import { comparability } from './comparability.ts'
import { pairedDifference } from './paired-difference.ts'

/** What a default branch is called where nobody knows. */
const GUESSED = ['main', 'master', 'trunk']
/** Runs that are looked at in one go, newest first: a few as a rule. */
const LOOKED_AT = [4, 100]
/** Runs that are looked at in all. Whatever came before them counts as good. */
const MOST = 2_000

/** The run that others are held against, and how many later ones were passed over. */
export interface GoodRun {
  readonly run: RunHead
  /** Runs of the branch after it that were worse than it, and none since that was not. */
  readonly passed: number
}

/** The default branch of a run's repository, `said` where somebody said it, or the names that it may have. */
export function defaultBranches({ manifest }: RunHead, said: string | undefined): readonly string[] {
  const known = said ?? manifest.defaultBranch
  return known === undefined ? GUESSED : [known]
}

/**
 * The last run of a branch before `head` that asked the same and was not worse than its own baseline, found the same way: a bad merge
 * does not become what the runs after it are held against, and what repairs it does. What is found of a run is kept in the history.
 * Runs over edits that nobody committed count only where there are no others.
 */
export async function lastGood(head: RunHead, branch: string, history: History): Promise<GoodRun | undefined> {
  const isClean = ({ manifest }: RunHead): boolean => manifest.dirty !== true
  const clean = await chainOf(head, branch, history, isClean)
  const chain = clean.length > 0 ? clean : await chainOf(head, branch, history, () => true)
  let good: GoodRun | undefined
  for (const { run, standing } of chain.toReversed()) {
    const { worseThan, passed } = standing ?? (await standingOf(run, good, branch, history))
    const stays = worseThan === undefined ? run : worseThan === good?.run.id ? good.run : await history.run(worseThan)
    good = stays && { run: stays, passed }
  }
  return good
}

/** Works out how a run stands to its baseline, so that nobody waits for it later. */
export async function settle(head: RunHead, history: History): Promise<void> {
  if (head.incomplete) return
  for (const branch of defaultBranches(head, undefined)) {
    const good = await lastGood(head, branch, history)
    if (good !== undefined) await pairedDifference(good.run, head, history)
    if (branch === head.manifest.branch) await standingOf(head, good, branch, history)
    if (good !== undefined) return
  }
}

/** The runs that asked the same, the newest first, down to one of which it is known how it stands. */
async function chainOf(head: RunHead, branch: string, history: History, counts: (run: RunHead) => boolean) {
  const chain: { readonly run: RunHead; readonly standing: Standing | undefined }[] = []
  const [few, many] = LOOKED_AT
  let from = head
  for (let [looked, limit] = [0, few ?? 1]; looked < MOST; looked += limit, limit = many ?? 1) {
    const runs = await history.runs({ ...alike(head), branch, alone: true, before: before(from), limit })
    for (const run of runs) {
      if (!asksTheSame(run, head) || !counts(run)) continue
      const standing = await history.standing(run.id, branch)
      chain.push({ run, standing })
      if (standing !== undefined) return chain
    }
    const last = runs.at(-1)
    // where the last ones hold none, the ones before hold none as a rule
    if (last === undefined || runs.length < limit || (chain.length === 0 && looked > 0)) return chain
    from = last
  }
  return chain
}

async function standingOf(run: RunHead, good: GoodRun | undefined, branch: string, history: History): Promise<Standing> {
  // a long chain must not keep the server from answering others
  await setImmediate()
  const isWorse = good !== undefined && (await fell(good.run, run, history))
  const standing: Standing = isWorse ? { worseThan: good.run.id, passed: good.passed + 1 } : { worseThan: undefined, passed: 0 }
  await history.keepStanding(run.id, branch, standing)
  return standing
}

/** As `compare` fails: worse beyond chance, or a forbidden call that was not made before. Without scores, nobody knows. */
async function fell(good: RunHead, run: RunHead, history: History): Promise<boolean> {
  const found = await pairedDifference(good, run, history)
  return found !== undefined && (found.verdict === 'worse' || found.newlyForbidden > 0)
}

/** Whether a run is complete, is no side of a comparison, and put the same questions in the same way to the same models. */
function asksTheSame(run: RunHead, head: RunHead): boolean {
  if (run.variant !== undefined) return false
  const { general, ofModels, incomplete } = comparability(run, { ...head, incomplete: false })
  return general.length + ofModels.length + incomplete.length === 0
}

function alike({ manifest: { suite, models } }: RunHead) {
  const model = models[0]?.model
  return { suite: suite.path, suiteDigest: suite.digest, ...(model === undefined ? {} : { model }) }
}

const before = ({ id, manifest }: RunHead) => ({ started: manifest.started, id })
