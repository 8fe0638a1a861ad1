import { defineEval } from '../src/eval/eval.ts'
import wholeCall from './scorers/whole-call.ts'

export default defineEval({
  label: 'right call',
  summary: 'The right tool, a call that its own schema accepts, and the expected arguments.',
  order: 5,
  reads: 'calls',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: wholeCall,
})
