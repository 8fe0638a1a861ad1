import type { Intent } from '../core/intent.ts'
import type { Reply } from '../core/reply.ts'
import type { Recorded } from '../core/recorded.ts'
import type { Score, Trial } from '../core/trial.ts'
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

/** A recorded trial with every metric's judgement. */
export function judgedTrial(trial: Recorded, intent: Intent, evals: Evals, judging: Judging): Trial {
  const { key, variant, model, repeat, outcome, cached, ms } = trial
  return { key, intent: intent.id, variant, model, repeat, outcome: judgedOutcome(outcome, intent, evals, judging), cached, ms }
}

function judgedOutcome(outcome: Recorded['outcome'], intent: Intent, evals: Evals, judging: Judging): Trial['outcome'] {
  if (!outcome.ok) return outcome
  const unanswered = judging.unanswered(outcome.reply)
  const scores = scoresOf(evals, outcome.reply, intent, judging)
  return { ...outcome, scores, ...(unanswered === undefined ? {} : { unanswered }) }
}
