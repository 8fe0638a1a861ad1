import type { Check } from './check.ts'
import { expectedCallsOf } from './expected.ts'

/** An intent cannot want a call and forbid it. */
export const forbidden: Check = function* ({ intents }) {
  for (const [index, intent] of intents.entries()) {
    const expected = new Set(expectedCallsOf(intent).map(({ tool }) => tool))
    for (const tool of intent.not.filter((name) => expected.has(name)))
      yield { severity: 'error', at: `/intents/${index}`, message: `${intent.id} expects ${tool} and forbids it in not:.` }
  }
}
