import type { ExpectedCall, Intent } from '../../core/intent.ts'

/** Every call that some right answer to an intent holds. */
export function expectedCallsOf({ expect }: Intent): readonly ExpectedCall[] {
  return expect.kind === 'calls' ? expect.anyOf.flatMap(({ calls }) => calls) : []
}
