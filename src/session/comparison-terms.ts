import { own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import { renameFrom, type Renames } from '../eval/rename.ts'
import type { ComparisonGate } from './verdict.ts'

/** What a comparison was judged by, and what else its suite and its toolsets do not tell. A journal holds it. */
export interface ComparisonTerms extends ComparisonGate {
  readonly margin: number
  /** Those of the suite and those of the sides. */
  readonly renames: Renames
  readonly filter: string | undefined
  /** How each side came about, in words. */
  readonly from: { readonly before: string; readonly after: string }
}

/** Terms from a journal; undefined where an earlier version wrote it. */
export function termsFrom(held: JsonObject | undefined): ComparisonTerms | undefined {
  if (held === undefined) return undefined
  const [margin, from] = [own(held, 'margin'), ownObject(held, 'from') ?? {}]
  const failOn = (['worse', 'undecided', 'never'] as const).find((one) => one === own(held, 'failOn'))
  if (typeof margin !== 'number' || !(margin > 0 && margin < 1) || failOn === undefined) return undefined
  const renames = Object.entries(ownObject(held, 'renames') ?? {}).flatMap(([name, to]) => {
    const rename = renameFrom(name, to)
    return rename === undefined ? [] : [[name, rename] as const]
  })
  return {
    ...{ margin, failOn, requireDecision: own(held, 'requireDecision') === true },
    renames: Object.fromEntries(renames),
    filter: ownString(held, 'filter'),
    from: { before: ownString(from, 'before') ?? '', after: ownString(from, 'after') ?? '' },
  }
}
