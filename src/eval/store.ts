import type { Recorded } from '../core/recorded.ts'
import type { Reply } from '../core/reply.ts'
import type { Question } from './plan.ts'

/** What the runner keeps outside of itself. */
export interface Store {
  /** What an earlier run under the same journal recorded. */
  recorded(key: string): Recorded | undefined
  /** Resolves when the trial is on the disk. */
  record(trial: Recorded): Promise<void>
  /** A cached answer. */
  cached(question: Question): Promise<Reply | undefined>
  keep(question: Question, reply: Reply): Promise<void>
}
