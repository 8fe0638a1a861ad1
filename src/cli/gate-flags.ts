import { UserError } from '../core/user-error.ts'
import type { ComparisonGate } from '../session/verdict.ts'

/** What `--fail-on` of a comparison names. @throws UserError */
export function failOnOf(word = 'worse'): ComparisonGate['failOn'] {
  if (word === 'worse' || word === 'undecided' || word === 'never') return word
  throw new UserError(`--fail-on takes worse, undecided or never, not "${word}".`)
}

/** What `--margin` says, as a fraction. @throws UserError */
export function marginOf(word = '5'): number {
  const points = Number(word)
  if (/^\d+(\.\d+)?$/.test(word) && points > 0 && points < 100) return points / 100
  throw new UserError(`--margin takes points between 0 and 100, such as 5, not "${word}".`)
}
