import type { Intent } from '../core/intent.ts'
import type { Reply } from '../core/reply.ts'
import type { Score } from '../core/trial.ts'
import type { Eval, Judging } from './eval.ts'

/** Metric name → definition, in the order in which reports show them. */
export type Evals = Readonly<Record<string, Eval>>

/** Every metric's judgement of one reply. A metric that does not apply is `null`, never 0; to a reply that is no answer, few do. */
export function scoresOf(evals: Evals, reply: Reply, intent: Intent, judging: Judging): Record<string, Score> {
  const reads = reply.ranking === undefined ? 'calls' : 'ranking'
  const counts = judging.berkeley !== undefined || judging.unanswered(reply) === undefined
  return Object.fromEntries(
    Object.entries(evals).map(([metric, definition]) => [
      metric,
      definition.reads === reads && definition.intents(intent) && (counts || definition.everyReply === true)
        ? definition.scorer.score(reply, intent, judging)
        : { value: null },
    ]),
  )
}
