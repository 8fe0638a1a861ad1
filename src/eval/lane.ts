import { setTimeout as sleep } from 'node:timers/promises'
import type { RateLimit } from '../core/model.ts'

/** How fast one provider is asked. */
export interface Lane {
  /** Questions that may be open at the same time. */
  width(): number
  /** Milliseconds left until the provider may be asked again. */
  waitMs(): number
  /** How long the provider has answered nothing but that it is asked too often. */
  refusedMs(): number
  /** Resolves when the provider may be asked, or once it wants a silence longer than `longestMs`. */
  ready(signal: AbortSignal, longestMs: number): Promise<void>
  /** Call when a question is sent; the answer reports with what it gives. */
  begin(): number
  succeeded(begun: number): void
  /** The provider said 429: halve, and be silent for as long as it asks. */
  throttled(begun: number, afterMs: number): void
  /** What the provider said is left of its limits, and the tokens that one question takes, where that is known. */
  told(limits: readonly RateLimit[], tokens: number | undefined): void
}

/** What is used up is waited for this long at most: a bucket fills steadily, and a refusal says when to come back. */
const LONGEST_RESET_MS = 60_000

/** Who waited together comes back spread over this share of the pause. */
const SPREAD = 0.25

interface Chance {
  now(): number
  /** From 0 to 1. */
  random(): number
}

const CHANCE: Chance = { now: () => performance.now(), random: Math.random }

/**
 * Starts as wide as it may be, halves when the provider says that it is asked too often, and doubles after as many answers in
 * a row as it is wide. No wider than what the provider says is left. Questions that were already under way when it halved
 * tell nothing of its new width, whatever comes of them.
 */
export function lane(most: number, { now, random }: Chance = CHANCE): Lane {
  let width = most
  let streak = 0
  let quietUntil = 0
  let clock = 0
  let shrunkAt = 0
  let refusedSince: number | undefined
  let left = { most: Infinity, until: 0 }
  return {
    width: () => (left.until > now() ? Math.max(1, Math.min(width, left.most)) : width),
    waitMs: () => Math.max(0, Math.ceil(quietUntil - now())),
    refusedMs: () => (refusedSince === undefined ? 0 : now() - refusedSince),
    ready: async (signal, longestMs) => {
      // re-read after each sleep: another answer may have asked for a longer silence
      for (let wait = quietUntil - now(); wait > 0 && wait <= longestMs; wait = quietUntil - now()) {
        await sleep(wait * (1 + random() * SPREAD), undefined, { signal })
      }
    },
    begin: () => clock++,
    succeeded: (begun) => {
      refusedSince = undefined
      if (begun < shrunkAt || ++streak < width) return
      streak = 0
      width = Math.min(width * 2, most)
    },
    throttled: (begun, afterMs) => {
      refusedSince ??= now()
      quietUntil = Math.max(quietUntil, now() + afterMs)
      if (begun < shrunkAt) return
      shrunkAt = clock
      streak = 0
      width = Math.max(1, Math.floor(width / 2))
    },
    told: (limits, tokens) => {
      const rooms = limits.map(({ unit, remaining, resetMs }) => ({
        questions:
          unit === 'requests' ? remaining : tokens === undefined ? Infinity : Math.floor(remaining / Math.max(1, tokens)),
        resetMs: Math.min(resetMs, LONGEST_RESET_MS),
      }))
      left = { most: Infinity, until: 0 }
      for (const { questions, resetMs } of rooms) {
        if (questions < left.most) left = { most: questions, until: now() + resetMs }
        if (questions <= 0) quietUntil = Math.max(quietUntil, now() + resetMs)
      }
    },
  }
}
