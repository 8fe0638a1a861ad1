import { defineScorer } from '../../src/eval/eval.ts'
import { rankOf } from './rank.ts'

export default defineScorer({
  summary: 'One divided by the rank of the best-ranked accepted tool; 0 when it is not ranked.',
  score(reply, intent) {
    const rank = rankOf(reply, intent)
    if (rank === 1) return { value: 1 }
    return rank === undefined
      ? { value: 0, because: 'the right tool is not ranked' }
      : { value: 1 / rank, because: `the right tool is ranked ${rank}` }
  },
})
