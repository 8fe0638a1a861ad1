import type { Intent } from '../core/intent.ts'
import type { Reply } from '../core/reply.ts'
import type { Score, Unanswered } from '../core/trial.ts'
import type { Eval, Judging } from './eval.ts'

/** Metric name → definition, in the order in which reports show them. */
export type Evals = Readonly<Record<string, Eval>>

export interface Judgement {
  readonly scores: Readonly<Record<string, Score>>
  /** Absent where the reply is an answer. */
  readonly unanswered?: Unanswered
}

/** Every metric's judgement of one reply. A metric that does not apply is `null`, never 0; so are nearly all of what is no answer. */
export function judge(evals: Evals, reply: Reply, intent: Intent, judging: Judging): Judgement {
  const unanswered = judging.unanswered(reply)
  const applies = ({ reads, intents }: Eval): boolean => {
    if (!intents(intent) || (reads === 'ranking') !== (reply.ranking !== undefined)) return false
    return reads !== 'calls' || unanswered === undefined
  }
  const scores = Object.entries(evals).map(([metric, definition]): [string, Score] => [
    metric,
    applies(definition) ? definition.scorer.score(reply, intent, judging) : { value: null },
  ])
  return { scores: Object.fromEntries(scores), ...(unanswered === undefined ? {} : { unanswered }) }
}
