import { defineScorer } from '../../src/eval/eval.ts'
import type { Unanswered } from '../../src/core/trial.ts'

const SAYS: Readonly<Record<Unanswered, string>> = {
  'cut-off': 'cut off by the limit of its length',
  refusal: 'refused',
  stopped: 'ended by the provider',
  empty: 'empty',
  'written-call': 'a call written into the text, where no program finds it',
  'lost-call': 'announces a call that is not there',
}

export default defineScorer({
  summary: 'The reply is an answer: not cut off, refused or empty, and no call that is only written into the text.',
  score(reply, _, judging) {
    const why = judging.unanswered(reply)
    return why === undefined ? { value: 1 } : { value: 0, because: SAYS[why] }
  },
})
