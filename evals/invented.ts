import { defineEval } from '../src/eval/eval.ts'
import nothingInvented from './scorers/nothing-invented.ts'

export default defineEval({
  label: 'nothing invented',
  summary: 'Share of answers with calls in which every tool and argument exists.',
  order: 60,
  reads: 'calls',
  intents: () => true,
  scorer: nothingInvented,
})
