import { defineEval } from '../src/eval/eval.ts'
import asksBack from './scorers/asks-back.ts'

export default defineEval({
  label: 'asked back',
  summary: 'A question back where something is missing.',
  order: 40,
  reads: 'calls',
  intents: ({ expect }) => expect.kind === 'ask',
  scorer: asksBack,
})
