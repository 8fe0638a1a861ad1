import type { LintReport } from '../core/report.ts'
import type { Loaded, Target } from '../sources/source.ts'
import type { Context } from './context.ts'
import type { LintSettings } from './linted.ts'
import { siftedBy, type Sift } from './sift.ts'

/** What tells the findings of one lint from those that were there before. */
export interface Known {
  siftFor(targets: readonly Target[], loaded: Loaded): Promise<Sift>
  /** Writes what was asked for, and gives what a person should know, one line each. */
  finish(report: LintReport): Promise<readonly string[]>
}

/** Undefined where neither a baseline nor a base is asked for, as in most runs. @throws UserError for one that cannot be read */
export async function openKnown({ rewrite, base }: LintSettings, context: Context): Promise<Known | undefined> {
  if (rewrite === undefined && base === undefined && context.config.baseline.value === undefined) return undefined
  const { openBaseline } = await import('./baseline.ts')
  const baseline = await openBaseline(rewrite, context)
  return {
    async siftFor() {
      return siftedBy(baseline === undefined ? [] : [baseline.sift])
    },
    finish: async (report) => (await baseline?.finish(report)) ?? [],
  }
}
