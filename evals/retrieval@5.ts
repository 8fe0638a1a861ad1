import { defineEval } from '../src/eval/eval.ts'
import rankedInFive from './scorers/ranked-in-five.ts'

export default defineEval({
  label: 'right tool in top five',
  summary: 'The right tool is among the first five.',
  order: 80,
  reads: 'ranking',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: rankedInFive,
})
