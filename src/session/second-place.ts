import type { Diagnostic } from '../core/finding.ts'
import type { Pointer } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { allClaimsOf } from '../lint/claims/claim.ts'
import { valuePath } from '../schema/path.ts'

/** The other place that a finding is about. */
export interface SecondPlace {
  readonly at: Pointer
  readonly says: string
}

/** The parameter, or output field, that the words of a contradiction are about; undefined where they stand in its own description. */
export function secondPlaceOf(
  tool: Tool,
  { rule, at, words }: Pick<Diagnostic, 'rule' | 'at' | 'words'>,
): SecondPlace | undefined {
  if (!rule.startsWith('consistency/') || words === undefined) return undefined
  const claim = allClaimsOf(tool).find(
    (one) => one.at === at && words.start >= one.words.start && words.end <= one.words.end && !at.startsWith(one.about.at),
  )
  return claim && { at: claim.about.at, says: `The schema of ${valuePath(claim.about.at)}.` }
}
