import type { Reply } from '../core/reply.ts'
import type { Unanswered } from '../core/trial.ts'
import { saidIn } from '../core/said.ts'
import { isWrittenCall } from './written-call.ts'

/**
 * Why a reply is no answer, or undefined where it is one. An answer that was cut off is none even with whole calls in it:
 * nobody knows what would have followed. Only a refusal that the provider declares is one; a model that says in its own
 * words that it cannot help has answered. `tools`: the names that the model was shown.
 */
export function unansweredOf({ calls, text, stop, ranking }: Reply, tools: readonly string[]): Unanswered | undefined {
  if (ranking !== undefined) return undefined
  if (stop === 'length') return 'cut-off'
  if (stop === 'refusal') return 'refusal'
  if (calls.length > 0) return undefined
  if (stop === 'other') return 'stopped'
  const said = saidIn(text)
  if (said !== '') return isWrittenCall(said, tools) ? 'written-call' : undefined
  return stop === 'calls' ? 'lost-call' : 'empty'
}
