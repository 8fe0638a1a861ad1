import { defineEval } from '../src/eval/eval.ts'
import isAnswer from './scorers/is-answer.ts'

export default defineEval({
  label: 'answered',
  summary: 'Replies that are answers: not cut off, refused or empty, and not just a call written into the text.',
  order: 70,
  reads: 'calls',
  intents: () => true,
  everyReply: true,
  scorer: isAnswer,
})
