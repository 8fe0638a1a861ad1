import { defineScorer } from '../../src/eval/eval.ts'

export default defineScorer({
  summary: 'The input schema of each tool accepts its call; does not apply where nothing is called.',
  score({ calls }, _, judging) {
    if (calls.length === 0) return { value: null }
    for (const call of calls) {
      const fault = judging.invalid(call)
      if (fault !== undefined) return { value: 0, because: `${call.tool}: ${fault}` }
    }
    return { value: 1 }
  },
})
