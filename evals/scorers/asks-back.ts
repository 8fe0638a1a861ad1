import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'

// Deliberately simple, so that anybody can say what it does: a question mark of any script, anywhere in the text.
const QUESTION = /[?？؟⸮՞፧]/u

export default defineScorer({
  summary: 'No tool is called and the text holds a question mark.',
  score({ calls, text }) {
    if (calls.length > 0) return { value: 0, because: `called ${list(calls.map(({ tool }) => tool))}` }
    return QUESTION.test(text) ? { value: 1 } : { value: 0, because: 'no question in the text' }
  },
})
