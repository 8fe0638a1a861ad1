import { setTimeout as sleep } from 'node:timers/promises'

/** How fast one provider is asked. */
export interface Lane {
  /** Questions that may be open at the same time. */
  width(): number
  /** Milliseconds left until the provider may be asked again. */
  waitMs(): number
  /** Resolves when the provider may be asked, or once it wants a silence longer than `longestMs`. */
  ready(signal: AbortSignal, longestMs: number): Promise<void>
  /** Call when a question is sent; the answer reports with what it gives. */
  begin(): number
  succeeded(begun: number): void
  /** The provider said 429: halve, and be silent for as long as it asks. */
  throttled(begun: number, afterMs: number): void
}

const FIRST = 4

/**
 * Starts small, doubles after as many answers in a row as it is wide, halves when the provider says that it is asked too
 * often. Questions that were already under way when it halved tell nothing of its new width, whatever comes of them.
 */
export function lane(most: number, now: () => number = () => performance.now()): Lane {
  let width = Math.min(FIRST, most)
  let streak = 0
  let quietUntil = 0
  let clock = 0
  let shrunkAt = 0
  return {
    width: () => width,
    waitMs: () => Math.max(0, Math.ceil(quietUntil - now())),
    ready: async (signal, longestMs) => {
      // re-read after each sleep: another answer may have asked for a longer silence
      for (let wait = quietUntil - now(); wait > 0 && wait <= longestMs; wait = quietUntil - now()) {
        await sleep(wait, undefined, { signal })
      }
    },
    begin: () => clock++,
    succeeded: (begun) => {
      if (begun < shrunkAt || ++streak < width) return
      streak = 0
      width = Math.min(width * 2, most)
    },
    throttled: (begun, afterMs) => {
      quietUntil = Math.max(quietUntil, now() + afterMs)
      if (begun < shrunkAt) return
      shrunkAt = clock
      streak = 0
      width = Math.max(1, Math.floor(width / 2))
    },
  }
}
