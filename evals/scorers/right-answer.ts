import type { Intent } from '../../src/core/intent.ts'
import type { Reply } from '../../src/core/reply.ts'
import { asksBack } from '../../src/eval/question.ts'

/** Whether an answer without a call is among those that an intent accepts beside its calls. */
export function isRightWithout({ calls, text }: Reply, { expect }: Intent): boolean {
  if (expect.kind !== 'calls' || calls.length > 0) return false
  return expect.without === 'none' || (expect.without === 'ask' && asksBack(text))
}
