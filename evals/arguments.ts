import { defineEval } from '../src/eval/eval.ts'
import rightArguments from './scorers/right-arguments.ts'

export default defineEval({
  label: 'right arguments',
  summary: 'The right arguments, given the right tool.',
  order: 20,
  reads: 'calls',
  intents: ({ expect }) => expect.kind === 'calls',
  scorer: rightArguments,
})
