import type { LintReport } from '../core/report.ts'
import type { ReadingFile } from '../reading/file.ts'
import type { Loaded, Target } from '../sources/source.ts'
import type { Context } from './context.ts'
import type { LintSettings } from './linted.ts'
import { siftedBy, type Sift } from './sift.ts'

/** What tells the findings of one lint from those that were there before. */
export interface Known {
  /** @throws UserError where what was loaded cannot be compared */
  siftFor(loaded: Loaded): Sift
  /** Writes what was asked for, and gives what a person should know, one line each. */
  finish(report: LintReport): Promise<readonly string[]>
}

/**
 * The baseline and the base of a lint, read before anything is started; undefined where neither is asked for, as in most runs.
 * @throws UserError for one that cannot be read
 */
export async function openKnown(
  { rewrite, base: revision, accepted = false, trust }: LintSettings,
  targets: readonly Target[],
  context: Context,
  readings: ReadingFile,
): Promise<Known | undefined> {
  if (accepted) return undefined
  if (rewrite === undefined && revision === undefined && context.config.baseline.value === undefined) return undefined
  const { openBaseline } = await import('./baseline.ts')
  const { lintBase, refuseLive } = await import('./base.ts')
  const baseline = await openBaseline(rewrite, targets, context, trust)
  const base = revision === undefined ? undefined : await lintBase(revision, targets, context, readings)
  return {
    siftFor(loaded) {
      if (base !== undefined) refuseLive(loaded)
      const sift = siftedBy([baseline, base].flatMap((one) => (one === undefined ? [] : [one.sift])))
      if (base === undefined) return sift
      return (found, toolsets, problems) => ({ ...sift(found, toolsets, problems), fixed: base.fixed(found) })
    },
    finish: async (report) => [...((await baseline?.finish(report)) ?? []), ...(base?.notes(report) ?? [])],
  }
}
