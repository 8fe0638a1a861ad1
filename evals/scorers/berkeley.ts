import type { Intent } from '../../src/core/intent.ts'
import type { Reply } from '../../src/core/reply.ts'
import type { Score } from '../../src/core/trial.ts'
import type { Judging } from '../../src/eval/eval.ts'
import { isRightWithoutCall } from './callless.ts'

/** The verdict of the Berkeley checker on an answer to an intent that wants a call. */
export function berkeleyScore(reply: Reply, { expect }: Intent, passes: NonNullable<Judging['berkeley']>): Score {
  if (expect.kind !== 'calls') return { value: null }
  const isRight = isRightWithoutCall(reply, expect) || expect.anyOf.some((accepted) => passes(reply.calls, accepted))
  return isRight ? { value: 1 } : { value: 0, because: 'the Berkeley checker accepts other values' }
}
