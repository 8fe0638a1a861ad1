import { defineEval } from '../src/eval/eval.ts'
import validCalls from './scorers/valid-calls.ts'

export default defineEval({
  label: 'valid calls',
  summary: 'Calls that their own tool accepts by its input schema.',
  order: 25,
  reads: 'calls',
  intents: () => true,
  scorer: validCalls,
})
