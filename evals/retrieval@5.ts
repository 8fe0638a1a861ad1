import { defineEval } from '../src/eval/eval.ts'
import rankedInFive from './scorers/ranked-in-five.ts'

export default defineEval({
  summary: 'The right tool is among the first five.',
  label: 'the right tool in five',
  order: 80,
  reads: 'ranking',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: rankedInFive,
})
