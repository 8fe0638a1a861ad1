import type { ComparisonReport } from '../core/report.ts'
import { UserError } from '../core/user-error.ts'
import type { History } from '../store/history/history.ts'
import type { Context } from './context.ts'
import { savedReports } from './saved-report.ts'

/** The two sides of one comparison in a history, by the names that `push` gave them. */
export interface StoredSides {
  readonly before: string
  readonly after: string
}

const SIDE = /-(?:before|after)$/

/** The comparison that a run is a side of; undefined for a run by itself. */
export async function comparisonSidesOf(id: string, history: History): Promise<StoredSides | undefined> {
  if (!SIDE.test(id)) return undefined
  const sides = { before: id.replace(SIDE, '-before'), after: id.replace(SIDE, '-after') }
  const [old, now] = [await history.journal(sides.before), await history.journal(sides.after)]
  return old !== undefined && old === now ? sides : undefined
}

/**
 * The comparison as it was recorded at its end, else as far as its journal goes. @throws UserError where it cannot be read, or is asked
 * for the other way round
 */
export async function recordedComparison(
  asked: StoredSides,
  sides: StoredSides,
  history: History,
  context: Context,
): Promise<ComparisonReport> {
  if (asked.before !== sides.before) {
    throw new UserError('These are the two sides of one comparison, in the wrong order.', {
      hint: 'Swap them.',
    })
  }
  const journal = (await history.journal(sides.before)) ?? ''
  const [report] = await savedReports(journal, context)
  if (report?.kind !== 'comparison')
    throw new UserError(`${journal} is no longer a comparison.`, { hint: 'Push its folder again.' })
  return report
}
