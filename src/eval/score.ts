import type { Intent } from '../core/intent.ts'
import type { Reply } from '../core/reply.ts'
import type { Score } from '../core/trial.ts'
import type { Eval, Judging } from './eval.ts'

/** Metric name → definition, in the order in which reports show them. */
export type Evals = Readonly<Record<string, Eval>>

/** Every metric's judgement of one reply. A metric that does not apply is `null`, never 0. */
export function scoresOf(evals: Evals, reply: Reply, intent: Intent, judging: Judging): Record<string, Score> {
  const reads = reply.ranking === undefined ? 'calls' : 'ranking'
  return Object.fromEntries(
    Object.entries(evals).map(([metric, definition]) => [
      metric,
      definition.reads === reads && definition.intents(intent)
        ? definition.scorer.score(reply, intent, judging)
        : { value: null },
    ]),
  )
}
