import { defineScorer } from '../../src/eval/eval.ts'
import { berkeleyScore } from './berkeley.ts'
import { argumentsOf } from './expected-arguments.ts'
import rightTool from './right-tool.ts'
import validCalls from './valid-calls.ts'

export default defineScorer({
  summary: 'The right tool, a call that its own schema accepts, and the expected arguments.',
  score(reply, intent, judging) {
    const tool = rightTool.score(reply, intent, judging)
    if (tool.value !== 1) return tool
    if (judging.berkeley !== undefined) return berkeleyScore(reply, intent, judging.berkeley)
    const valid = validCalls.score(reply, intent, judging)
    if (valid.value === 0) return valid
    const { fault } = argumentsOf(reply.calls, intent, judging)
    return fault === undefined ? { value: 1 } : { value: 0, because: fault }
  },
})
