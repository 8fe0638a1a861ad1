import type { ExpectedCalls, Intent } from '../../src/core/intent.ts'
import type { Reply } from '../../src/core/reply.ts'
import { defineScorer, type Judging } from '../../src/eval/eval.ts'
import { reaches, sameTool } from './reaches.ts'

export default defineScorer({
  summary:
    'Given the right tool, its schema accepts the call, the arguments are as expected, and none came that nobody asked for.',
  score(reply, intent, judging) {
    const reached = reachedBy(reply, intent)
    if (reached.length === 0) return { value: null, because: 'not the right tool' }
    const because = wrongArguments(reply, intent, judging)
    if (because !== undefined) return { value: 0, because }
    return reached.some(({ calls }) => calls.some((call) => call.arguments !== undefined)) ? { value: 1 } : { value: null }
  },
})

/** The accepted answers whose tools were called. */
function reachedBy({ calls }: Reply, { expect }: Intent): readonly ExpectedCalls[] {
  return expect.kind === 'calls' ? expect.anyOf.filter((accepted) => reaches(calls, accepted, sameTool)) : []
}

/** What is wrong with the arguments of the right tools; undefined where nothing is. */
export function wrongArguments(reply: Reply, intent: Intent, judging: Judging): string | undefined {
  const reached = reachedBy(reply, intent)
  const { calls } = reply
  const isRight = reached.some((accepted) =>
    reaches(calls, accepted, (call, one) => sameTool(call, one) && judging.argumentFault(call, one, intent.says) === undefined),
  )
  if (isRight || reached.length === 0) return undefined
  const faults = reached.flatMap((accepted) =>
    calls.flatMap((call) =>
      accepted.calls.filter((one) => sameTool(call, one)).map((one) => judging.argumentFault(call, one, intent.says)),
    ),
  )
  return faults.find((fault) => fault !== undefined) ?? 'the arguments belong to another call'
}
