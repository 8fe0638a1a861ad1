import { UserError } from './user-error.ts'

/** Why a run asked no further. */
export type StopReason = 'interrupted' | 'money' | 'key' | 'max-cost' | 'failures' | 'silence'

export interface Stopped {
  readonly reason: StopReason
  /** In words, a whole sentence: `OpenAI says that the money is used up: …`. */
  readonly says: string
  readonly hint?: string
}

/** The error of a question after which no other question may be asked. What was answered before it counts. */
export function stopError({ reason, says, hint }: Stopped, cause?: unknown): UserError {
  return Object.assign(new UserError(says, { hint, cause, exitCode: 3 }), { stops: reason })
}

/** Why an error ends the run in order; undefined where it does not. */
export function stoppedBy(error: unknown): Stopped | undefined {
  if (!(error instanceof UserError) || !('stops' in error)) return undefined
  const reason = REASONS.find((each) => each === error.stops)
  if (reason === undefined) return undefined
  return { reason, says: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) }
}

const REASONS: readonly StopReason[] = ['interrupted', 'money', 'key', 'max-cost', 'failures', 'silence']
