import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'
import { asksBack } from './question.ts'

export default defineScorer({
  summary: 'No tool is called, and the text asks for what is missing; a polite closing question does not count.',
  score({ calls, text }) {
    if (calls.length > 0) return { value: 0, because: `called ${list(calls.map(({ tool }) => tool))}` }
    return asksBack(text) ? { value: 1 } : { value: 0, because: 'does not ask back' }
  },
})
