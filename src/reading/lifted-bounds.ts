import { withoutDeniedBounds } from '../lint/prose/hostile/denied-bounds.ts'
import { anyAddressIn, anyCommandIn } from '../lint/prose/parameters/openness.ts'
import type { SeenClaim } from './seen.ts'

const CREDENTIAL = /(?:\b|_)(?:pass(?:word|phrase)|secret|token|(?:api|private|access)[ _-]?key|credential|bearer)s?(?:\b|_)/i

/**
 * True where the words of a claim state what is dangerous about an input: anything is taken, a bound is denied, or it is a credential. That a
 * tool that runs queries takes any query is its job: nothing but silence speaks for a danger there, and no reader can quote that.
 */
export function statesDanger({ quote, kept }: SeenClaim): boolean {
  if (CREDENTIAL.test(quote) || CREDENTIAL.test(kept.about)) return true
  return anyAddressIn(quote) !== undefined || anyCommandIn(quote) !== undefined || withoutDeniedBounds(quote) !== quote
}
