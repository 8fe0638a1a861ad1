import { defineScorer } from '../../src/eval/eval.ts'
import { UNANSWERED } from '../../src/eval/unanswered.ts'

export default defineScorer({
  summary: 'The reply is an answer.',
  score(reply, _, judging) {
    const unanswered = judging.unanswered(reply)
    return unanswered === undefined ? { value: 1 } : { value: 0, because: `the answer ${UNANSWERED[unanswered]}` }
  },
})
