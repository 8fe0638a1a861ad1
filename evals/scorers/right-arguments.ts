import { defineScorer } from '../../src/eval/eval.ts'
import { argumentsOf } from './expected-arguments.ts'

export default defineScorer({
  summary: 'Given the right tool, its arguments are as expected, its schema accepts them, and none says what nobody asked for.',
  score({ calls }, intent, judging) {
    const { reached, fault } = argumentsOf(calls, intent, judging)
    if (reached.length === 0) return { value: null, because: 'not the right tool' }
    if (!reached.some((accepted) => accepted.calls.some((call) => call.arguments !== undefined))) return { value: null }
    return fault === undefined ? { value: 1 } : { value: 0, because: fault }
  },
})
