import { setTimeout as sleep } from 'node:timers/promises'
import { clip, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { Reply } from '../core/reply.ts'
import type { Lane } from './lane.ts'
import type { Question } from './plan.ts'

export interface Patience {
  /** How often one question is asked at most. */
  readonly tries: number
  /** First pause after an error, in milliseconds; doubled each time, with jitter. */
  readonly firstMs: number
  /** The longest pause. A question that would take a longer one is given up; a provider that asks for one is asked no more. */
  readonly longestMs: number
  /** How long one answer may take. */
  readonly answerMs: number
}

export const PATIENCE: Patience = { tries: 6, firstMs: 500, longestMs: 120_000, answerMs: 180_000 }

export type Asked =
  { readonly ok: true; readonly reply: Reply } | { readonly ok: false; readonly error: string; readonly retryable: boolean }

/**
 * Asks one question until it is answered or patience ends. @throws what asking cannot mend: a UserError (a refused key),
 * a bug of a model that declares no `retry`, and the abort
 */
export async function ask({ model, request }: Question, lane: Lane, patience: Patience, signal: AbortSignal): Promise<Asked> {
  for (let attempt = 1; ; attempt++) {
    await lane.ready(signal, patience.longestMs)
    if (lane.waitMs() > patience.longestMs) return { ok: false, error: askedToWait(lane), retryable: true }
    const begun = lane.begin()
    const deadline = AbortSignal.timeout(patience.answerMs)
    try {
      const reply = await model.ask(request, AbortSignal.any([signal, deadline]))
      lane.succeeded(begun)
      return { ok: true, reply }
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof UserError || (model.retry === undefined && !deadline.aborted)) throw error
      const again = deadline.aborted ? { afterMs: undefined } : (model.retry?.(error) ?? false)
      const says = deadline.aborted ? `no answer within ${patience.answerMs / 1000} s` : messageOf(error)
      if (again === false) return { ok: false, error: says, retryable: false }
      const pause = again.afterMs ?? backoff(attempt, patience)
      if (again.throttled === true) lane.throttled(begun, pause)
      if (attempt >= patience.tries || pause > patience.longestMs) return { ok: false, error: says, retryable: true }
      if (again.throttled !== true) await sleep(pause, undefined, { signal })
    }
  }
}

/** Doubling, with a random half taken off, so that questions that failed together do not come back together. */
function backoff(attempt: number, { firstMs, longestMs }: Patience): number {
  return Math.min(longestMs, firstMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2)
}

function askedToWait(lane: Lane): string {
  return `the provider asked for a pause of ${Math.ceil(lane.waitMs() / 1000)} s`
}

function messageOf(error: unknown): string {
  return clip(visible(error instanceof Error ? error.message : String(error)), 500)
}
