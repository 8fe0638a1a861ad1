import { defineScorer } from '../../src/eval/eval.ts'
import type { Unanswered } from '../../src/core/trial.ts'

const SAYS: Readonly<Record<Unanswered, string>> = {
  'cut-off': 'cut off at the length limit',
  refusal: 'refused',
  stopped: 'stopped by the provider',
  empty: 'empty',
  'written-call': 'a call written into the text, where no program sees it',
  'lost-call': 'announces a call and makes none',
}

export default defineScorer({
  summary: 'The reply is an answer: it is not cut off, refused or empty, and does not just write a call into its text.',
  score(reply, _, judging) {
    const why = judging.unanswered(reply)
    return why === undefined ? { value: 1 } : { value: 0, because: SAYS[why] }
  },
})
