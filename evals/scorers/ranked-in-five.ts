import { defineScorer } from '../../src/eval/eval.ts'
import { rankOf } from './rank.ts'

export default defineScorer({
  summary: 'A tool that an accepted answer names is among the first five.',
  score(reply, intent) {
    const rank = rankOf(reply, intent)
    if (rank !== undefined && rank <= 5) return { value: 1 }
    return { value: 0, because: rank === undefined ? 'the right tool is not ranked' : `the right tool is ranked ${rank}` }
  },
})
