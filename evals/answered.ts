import { defineEval } from '../src/eval/eval.ts'
import isAnswer from './scorers/is-answer.ts'

export default defineEval({
  summary: 'Share of replies that are answers: not cut off, refused, empty, or a call written as text.',
  label: 'an answer at all',
  order: 70,
  reads: 'replies',
  intents: () => true,
  scorer: isAnswer,
})
