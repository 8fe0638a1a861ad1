import type { ShownIntent } from '../core/shown.ts'
import { UserError } from '../core/user-error.ts'
import type { History } from '../store/history/history.ts'
import type { Context } from './context.ts'
import { journalOf } from './stored-journal.ts'
import { show } from './show.ts'

/** One question of a run in a history, as its models were sent it. */
export interface StoredQuestion {
  /** null where the journal cannot be read. */
  readonly shown: ShownIntent | null
  readonly because: string | null
}

export interface AskedQuestion {
  readonly run: string
  readonly intent: string
  readonly model?: string | undefined
}

/** What the journal of a run tells of one intent: system text, tools on the wire, replies in full. Never of the other side of a comparison. */
export async function storedQuestion(
  { run, intent, model }: AskedQuestion,
  history: History,
  context: Context,
): Promise<StoredQuestion> {
  try {
    const shown = await show({ run: await journalOf(run, history), intent, model }, context)
    if (shown.kind !== 'shown-intent') return { shown: null, because: null }
    const { trials } = await history.trials(run, { offset: 0, limit: 1 })
    const variant = trials[0]?.variant
    const isOwn = (one: { readonly variant: string }): boolean => variant === undefined || one.variant === variant
    return { shown: { ...shown, requests: shown.requests.filter(isOwn), trials: shown.trials.filter(isOwn) }, because: null }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { shown: null, because: [error.message, error.hint].filter(Boolean).join(' ') }
  }
}
