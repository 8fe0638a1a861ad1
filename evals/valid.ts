import { defineEval } from '../src/eval/eval.ts'
import validCalls from './scorers/valid-calls.ts'

export default defineEval({
  summary: 'Share of answers with calls in which the schema of each tool accepts its call.',
  label: 'only valid calls',
  order: 25,
  reads: 'calls',
  intents: () => true,
  scorer: validCalls,
})
