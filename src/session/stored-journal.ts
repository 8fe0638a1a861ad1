import { UserError } from '../core/user-error.ts'
import type { History } from '../store/history/history.ts'

/** Where the journal of a run lay when it was pushed. @throws UserError where the history does not know */
export async function journalOf(id: string, history: History): Promise<string> {
  const journal = await history.journal(id)
  if (journal !== undefined) return journal
  throw new UserError(`The history does not know where the journal of run ${id} is.`, { hint: 'Push its folder again.' })
}
