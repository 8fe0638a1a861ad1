import { defineEval } from '../src/eval/eval.ts'
import reciprocalRank from './scorers/reciprocal-rank.ts'

export default defineEval({
  label: 'mean reciprocal rank',
  summary: 'Mean reciprocal rank of the right tool.',
  order: 90,
  reads: 'ranking',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: reciprocalRank,
})
