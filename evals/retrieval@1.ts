import { defineEval } from '../src/eval/eval.ts'
import rankedFirst from './scorers/ranked-first.ts'

export default defineEval({
  label: 'right tool first',
  summary: 'The right tool is ranked first.',
  order: 70,
  reads: 'ranking',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: rankedFirst,
})
