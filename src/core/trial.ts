import type { Reply } from './reply.ts'

/** One judgement of one reply. `null` means "does not apply here" and is never averaged as 0. */
export interface Score {
  readonly value: number | null
  readonly because?: string
}

/**
 * Why a reply is no answer: the provider cut it off, refused it or ended it for a reason of its own; nothing is in it; a
 * call stands in its text, where no client finds it; or it ends with calls that are not there.
 */
export type Unanswered = 'cut-off' | 'refusal' | 'stopped' | 'empty' | 'written-call' | 'lost-call'

/** An error is data, not a wrong answer. */
export type Outcome =
  | {
      readonly ok: true
      readonly reply: Reply
      readonly scores: Readonly<Record<string, Score>>
      /** Absent where the reply is an answer. All scores but `answered` are null otherwise. */
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
