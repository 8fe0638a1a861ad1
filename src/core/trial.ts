import type { Reply } from './reply.ts'

/** One judgement of one reply. `null` means "does not apply here" and is never averaged as 0. */
export interface Score {
  readonly value: number | null
  readonly because?: string
}

/**
 * Why a reply is no answer: `cut-off` by a limit of length, a `refusal` that the provider declares, `stopped` by it for another
 * reason, `empty`, a `written-call`, which is a call of a tool in the text, where no program finds it, or a `lost-call`, which is
 * announced and not there.
 */
export type Unanswered = 'cut-off' | 'refusal' | 'stopped' | 'empty' | 'written-call' | 'lost-call'

/** An error is data, not a wrong answer; and so is a reply that is not an answer. */
export type Outcome =
  | {
      readonly ok: true
      readonly reply: Reply
      readonly scores: Readonly<Record<string, Score>>
      readonly unanswered?: Unanswered
    }
  | { readonly ok: false; readonly error: string; readonly retryable: boolean }

/** One question to one model, once. */
export interface Trial {
  /** Digest of everything that can change the answer, the repeat number included. */
  readonly key: string
  readonly intent: string
  /** Which side of a comparison: `before`, `after`, or `only`. */
  readonly variant: string
  readonly model: string
  /** From 0. */
  readonly repeat: number
  readonly outcome: Outcome
  readonly cached: boolean
  /** Milliseconds from asking to answer. */
  readonly ms: number
}
