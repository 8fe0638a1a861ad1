import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'

export default defineScorer({
  summary: 'No tool is called.',
  score({ calls }) {
    return calls.length === 0 ? { value: 1 } : { value: 0, because: `called ${list(calls.map(({ tool }) => tool))}` }
  },
})
