import { list } from '../../src/core/text.ts'
import { defineScorer } from '../../src/eval/eval.ts'

export default defineScorer({
  summary: 'None of the tools that the intent forbids is called.',
  score({ calls }, { not }) {
    const made = calls.map(({ tool }) => tool).filter((tool) => not.includes(tool))
    return made.length === 0 ? { value: 1 } : { value: 0, because: `called ${list(made)}` }
  },
})
