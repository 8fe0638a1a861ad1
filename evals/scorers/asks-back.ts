import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'
import { asksBack } from '../../src/eval/question.ts'

export default defineScorer({
  summary: 'No tool is called, and the text asks the user something that the request left open.',
  score({ calls, text }) {
    if (calls.length > 0) return { value: 0, because: `called ${list(calls.map(({ tool }) => tool))} instead of asking` }
    return asksBack(text) ? { value: 1 } : { value: 0, because: 'the answer asks nothing' }
  },
})
