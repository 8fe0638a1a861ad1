import { rememberedFor } from '../core/memo.ts'

/** What ends one try. */
export interface TimeLimit {
  readonly signal: AbortSignal
  /** Whether the time ran out. */
  isOver(): boolean
  /** Call when the try is over. */
  end(): void
}

/** A signal for one try, which goes when `stop` goes or after so many milliseconds. Costs less than the signals that the platform combines. */
export function timeLimit(stop: AbortSignal, ms: number): TimeLimit {
  const own = new AbortController()
  let over = false
  const timer = setTimeout(() => {
    over = true
    own.abort()
  }, ms)
  if (stop.aborted) own.abort(stop.reason)
  const open = openUnder(stop)
  open.add(own)
  return {
    signal: own.signal,
    isOver: () => over,
    end: () => {
      clearTimeout(timer)
      open.delete(own)
    },
  }
}

/** One listener for all tries of a run: a signal compares each new listener with all those that it has. */
const openUnder = rememberedFor((stop: AbortSignal) => {
  const open = new Set<AbortController>()
  const end = (): void => {
    for (const own of open) own.abort(stop.reason)
  }
  stop.addEventListener('abort', end, { once: true })
  return open
})
