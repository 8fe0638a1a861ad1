import type { Reply } from '../core/reply.ts'
import type { Unanswered } from '../core/trial.ts'
import { spoken } from './spoken.ts'
import { isWrittenCall, type ToolNames } from './written-call.ts'

/**
 * Why a reply is no answer; undefined for one that is. What was cut off may have gone on to say anything, also behind whole calls. A
 * refusal is no abstention: a model that refuses to talk about the weather has not decided that no tool fits.
 */
export function unansweredBy({ calls, text, stop, ranking }: Reply, tools: ToolNames): Unanswered | undefined {
  if (ranking !== undefined) return undefined
  if (stop === 'length') return 'cut-off'
  if (stop === 'refusal') return 'refusal'
  if (calls.length > 0) return undefined
  const said = spoken(text)
  if (said === '') return 'empty'
  return isWrittenCall(said, tools) ? 'written-call' : undefined
}
