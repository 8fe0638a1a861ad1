import type { Intent } from '../../src/core/intent.ts'
import type { Call, Reply } from '../../src/core/reply.ts'
import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'
import { isRightWithout } from './right-answer.ts'
import { reaches, sameTool } from './reaches.ts'

export default defineScorer({
  summary:
    'Exactly the tools of one accepted answer are called; of several calls, a right first step is enough unless all must be made.',
  score(reply, intent) {
    const because = wrongTool(reply, intent)
    return because === undefined ? { value: 1 } : { value: 0, because }
  },
})

/** Why the tools called are not those expected; undefined where they are. */
export function wrongTool(reply: Reply, intent: Intent): string | undefined {
  const { calls } = reply
  if (intent.expect.kind !== 'calls' || isRightWithout(reply, intent)) return undefined
  const { anyOf } = intent.expect
  if (anyOf.some((accepted) => reaches(calls, accepted, sameTool))) return undefined
  const wanted = anyOf.map((accepted) => `${accepted.all === true ? 'all of ' : ''}${named(accepted.calls)}`).join(' or ')
  return `expected ${wanted}, but ${calls.length === 0 ? 'no tool was called' : `called ${named(calls)}`}`
}

function named(calls: readonly Pick<Call, 'tool'>[]): string {
  return list(calls.map(({ tool }) => tool))
}
