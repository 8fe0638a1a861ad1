import { defineScorer } from '../../src/eval/eval.ts'
import { rankOf } from './rank.ts'

export default defineScorer({
  summary: 'The tool that is ranked first is one that an accepted answer names.',
  score(reply, intent) {
    const rank = rankOf(reply, intent)
    return rank === 1
      ? { value: 1 }
      : { value: 0, because: rank === undefined ? 'the right tool is not ranked' : `the right tool is ranked ${rank}` }
  },
})
