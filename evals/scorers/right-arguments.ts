import { defineScorer } from '../../src/eval/eval.ts'
import { berkeleyScore } from './berkeley.ts'
import { argumentsOf } from './expected-arguments.ts'

export default defineScorer({
  summary: 'Given the right tool, its arguments are as expected, its schema accepts them, and none of them was not asked for.',
  score(reply, intent, judging) {
    const { calls } = reply
    const { reached, fault } = argumentsOf(calls, intent, judging)
    if (reached.length === 0) return { value: null, because: 'not the right tool' }
    if (!reached.some((accepted) => accepted.calls.some((call) => call.arguments !== undefined))) return { value: null }
    if (judging.berkeley !== undefined) return berkeleyScore(reply, intent, judging.berkeley)
    return fault === undefined ? { value: 1 } : { value: 0, because: fault }
  },
})
