import { resolve } from 'node:path'
import type { Intent } from '../core/intent.ts'
import type { AgainstRun } from '../core/against.ts'
import { UserError } from '../core/user-error.ts'
import type { Trial } from '../core/trial.ts'
import { intentsFor } from '../eval/berkeley/strict.ts'
import { judgingOf } from '../eval/judge.ts'
import { judgedTrial, type Evals } from '../eval/score.ts'
import type { Suite } from '../eval/suite.ts'
import { misfit } from '../schema/value.ts'
import type { Io } from '../sources/source.ts'
import { dropsSince, type Now } from './drops.ts'
import { isItself, openEarlier, type EarlierRun } from './earlier-run.ts'
import type { RunSettings } from './run-settings.ts'
import { isInTree } from './trusted-run.ts'

/** The run that drops are counted from, or why there is none; undefined where no drop is asked about. @throws UserError */
export async function earlierFor(
  { drops = new Map(), against, out, trust }: RunSettings,
  suite: Suite,
  io: Io,
): Promise<EarlierRun | { readonly folder: string; readonly why: string } | undefined> {
  if (drops.size === 0) return undefined
  if (against === undefined)
    throw new UserError('A threshold has a drop, but there is no run to count it from.', {
      hint: 'Set eval: { against: <folder of a run> } in the configuration, or use --against; "previous" is the newest run of the same suite.',
    })
  if (trust !== undefined && (against === 'previous' || isInTree(trust, resolve(io.cwd, against)))) {
    io.note(`Drops are not judged: the run in ${against} is in the working tree, which --trust does not use.`)
    return undefined
  }
  const sought = { against, suite: suite.document.uri, out }
  if (isItself(sought, io)) {
    io.note(`Drops are counted from this run itself, so there is nothing to compare it with.`)
    return undefined
  }
  return { folder: against, ...(await openEarlier(sought, io)) }
}

/** This run against an earlier one, whose answers are judged again, by its own tools. */
export function heldAgainst(
  earlier: EarlierRun | { readonly folder: string; readonly why: string },
  now: Now,
  drops: ReadonlyMap<string, number>,
  evals: Evals,
): AgainstRun {
  if ('why' in earlier) {
    const { folder, why } = earlier
    return { folder, started: null, commit: null, why, intents: 0, leftOut: 0, rows: [] }
  }
  const judge = ({ side, recorded }: EarlierRun, intents: readonly Intent[]): Trial[] => {
    const { grading } = now.manifest
    const judging = judgingOf(side.toolset.tools, (schema, value) => misfit(schema, schema, value) === undefined, grading)
    const byId = new Map(intentsFor(grading, intents).map((intent) => [intent.id, intent]))
    return recorded.flatMap((trial) => {
      const intent = byId.get(trial.intent)
      return intent === undefined ? [] : [judgedTrial(trial, intent, evals, judging)]
    })
  }
  return dropsSince(earlier, judge, now, drops)
}
