import { setTimeout as sleep } from 'node:timers/promises'
import { clip, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import type { RateLimit, Model } from '../core/model.ts'
import type { Reply } from '../core/reply.ts'
import type { Lane } from './lane.ts'
import type { Question } from './plan.ts'
import { timeLimit } from './time-limit.ts'

export interface Patience {
  /** How often one question is asked at most. A refusal because of too many questions (429) is no try. */
  readonly tries: number
  /** First pause after an error, in milliseconds; doubled each time, with jitter. */
  readonly firstMs: number
  /** The longest pause. A question that would take a longer one is given up; a provider that asks for one is asked no more. */
  readonly longestMs: number
  /** How long one answer may take. */
  readonly answerMs: number
  /** How long a provider may refuse every question with 429 until they are given up. */
  readonly refusedMs: number
}

export const PATIENCE: Patience = { tries: 6, firstMs: 500, longestMs: 120_000, answerMs: 180_000, refusedMs: 600_000 }

export type Asked =
  { readonly ok: true; readonly reply: Reply } | { readonly ok: false; readonly error: string; readonly retryable: boolean }

export interface Stops {
  /** Ends everything, answers under way included. */
  readonly now: AbortSignal
  /** Ends pauses: nothing more is asked, but answers under way are waited for. */
  readonly asking: AbortSignal
  /** How many more, or fewer, answers are under way. */
  moved(by: number): void
}

/** A pause of so many refusals in a row is our own, whatever the provider asks for: some ask for none and refuse again. */
const POLITE_REFUSALS = 3

/**
 * Asks one question until it is answered or patience ends. @throws what asking again cannot fix: a UserError (a refused key),
 * a bug of a model that declares no `retry`, and the stops
 */
export async function ask(question: Question, lane: Lane, patience: Patience, stops: Stops): Promise<Asked> {
  let tries = 0
  let refusals = 0
  for (;;) {
    await lane.ready(stops.asking, patience.longestMs)
    if (lane.waitMs() > patience.longestMs) return { ok: false, error: askedToWait(lane), retryable: true }
    stops.asking.throwIfAborted()
    const begun = lane.begin()
    const tried = await attempt(question, patience, stops)
    if (tried.ok) {
      lane.succeeded(begun)
      if (tried.limits.length > 0) lane.told(tried.limits, tokensOf(tried.reply))
      return { ok: true, reply: tried.reply }
    }
    const { again, error } = tried
    if (again === false) return { ok: false, error, retryable: false }
    const isThrottled = again.throttled === true
    const own = backoff(isThrottled ? ++refusals : ++tries, patience)
    const asked = again.afterMs ?? own
    if (isThrottled) lane.throttled(begun, refusals > POLITE_REFUSALS ? Math.max(asked, own) : asked)
    if (asked > patience.longestMs || tries >= patience.tries || lane.refusedMs() > patience.refusedMs)
      return { ok: false, error, retryable: true }
    if (!isThrottled) await sleep(asked, undefined, { signal: stops.asking })
  }
}

type Tried =
  | { readonly ok: true; readonly reply: Reply; readonly limits: readonly RateLimit[] }
  | { readonly ok: false; readonly error: string; readonly again: ReturnType<NonNullable<Model['retry']>> }

async function attempt({ model, request }: Question, { answerMs }: Patience, stops: Stops): Promise<Tried> {
  const limit = timeLimit(stops.now, answerMs)
  let limits: readonly RateLimit[] = []
  stops.moved(1)
  try {
    return { ok: true, reply: await model.ask(request, limit.signal, (heard) => (limits = heard)), limits }
  } catch (error) {
    stops.now.throwIfAborted()
    if (error instanceof UserError) throw error
    if (limit.isOver()) return { ok: false, error: `no answer within ${answerMs / 1000} s`, again: { afterMs: undefined } }
    if (model.retry === undefined) throw error
    return { ok: false, error: messageOf(error), again: model.retry(error) }
  } finally {
    stops.moved(-1)
    limit.end()
  }
}

function tokensOf({ usage }: Reply): number | undefined {
  return usage.input === undefined ? undefined : usage.input + (usage.output ?? 0)
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
