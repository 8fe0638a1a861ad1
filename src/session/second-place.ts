import type { Diagnostic, ReadBy } from '../core/finding.ts'
import { valueAt, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
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
  { rule, at, words, readBy }: Pick<Diagnostic, 'rule' | 'at' | 'words' | 'readBy'>,
): SecondPlace | undefined {
  if (readBy !== undefined) return readPlace(tool, at, readBy)
  if (!rule.startsWith('consistency/') || words === undefined) return undefined
  const claim = allClaimsOf(tool).find(
    (one) => one.at === at && words.start >= one.words.start && words.end <= one.words.end && !at.startsWith(one.about.at),
  )
  return claim && { at: claim.about.at, says: `The schema of ${valuePath(claim.about.at)}.` }
}

/** The other of two places that a model read, where it is one of this tool. */
function readPlace({ raw }: Tool, at: Pointer, { quotes }: ReadBy): SecondPlace | undefined {
  const other = quotes.find((one) => {
    const value = one.tool !== undefined || one.at === at || one.quote === '' ? undefined : valueAt(raw, one.at)
    return typeof value === 'string' ? value.includes(one.quote) : value !== undefined && JSON.stringify(value) === one.quote
  })
  return other && { at: other.at, says: `It contradicts ${clip(JSON.stringify(other.quote), 200)}.` }
}
