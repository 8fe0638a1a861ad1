import { defineEval } from '../src/eval/eval.ts'
import reciprocalRank from './scorers/reciprocal-rank.ts'

export default defineEval({
  summary: 'Mean reciprocal rank of the right tool.',
  label: 'the right tool near the top',
  order: 90,
  reads: 'ranking',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: reciprocalRank,
})
