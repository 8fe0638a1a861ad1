import { defineEval } from '../src/eval/eval.ts'
import noCall from './scorers/no-call.ts'

export default defineEval({
  label: 'no call where none is right',
  summary: 'No call where none is right.',
  order: 30,
  reads: 'calls',
  intents: ({ expect }) => expect.kind === 'none',
  scorer: noCall,
})
