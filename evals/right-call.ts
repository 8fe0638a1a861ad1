import { defineEval } from '../src/eval/eval.ts'
import rightCall from './scorers/right-call.ts'

export default defineEval({
  summary: 'The right tool, called as its schema wants, with the arguments expected.',
  label: 'the right call',
  order: 5,
  reads: 'calls',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: rightCall,
})
