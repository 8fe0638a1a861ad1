import { defineEval } from '../src/eval/eval.ts'
import asksBack from './scorers/asks-back.ts'

export default defineEval({
  summary: 'A question back where something is missing.',
  label: 'a question where one is right',
  order: 40,
  reads: 'calls',
  intents: ({ expect }) => expect.kind === 'ask',
  scorer: asksBack,
})
