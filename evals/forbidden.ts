import { defineEval } from '../src/eval/eval.ts'
import noForbidden from './scorers/no-forbidden.ts'

export default defineEval({
  label: 'no forbidden call',
  summary: 'Share of answers that call no forbidden tool.',
  order: 50,
  reads: 'calls',
  intents: ({ not }) => not.length > 0,
  scorer: noForbidden,
})
