import type { Expectation } from '../../src/core/intent.ts'
import type { Reply } from '../../src/core/reply.ts'
import { asksBack } from './question.ts'

/** Whether a reply without a call is one of the right answers to an intent that also accepts calls. */
export function isRightWithoutCall({ calls, text }: Reply, expect: Expectation): boolean {
  if (calls.length > 0 || expect.kind !== 'calls') return false
  return expect.or?.includes('none') === true || (expect.or?.includes('ask') === true && asksBack(text))
}
