import { canonical } from '../../core/digest.ts'
import type { Json } from '../../core/json.ts'
import { nameOf } from './pages.ts'

export interface Differences {
  /** Names of entries that are gone, new or changed; where only the order differs, of those that moved. */
  readonly names: readonly string[]
  /** True when both listings have the same entries. */
  readonly reordered: boolean
}

/** How two listings of one session differ. */
export function differencesOf(first: readonly Json[], second: readonly Json[]): Differences {
  const [before, after] = [first.map(canonical), second.map(canonical)]
  const [known, again] = [new Set(before), new Set(after)]
  const differing = [
    ...first.filter((_, at) => !again.has(before[at] ?? '')),
    ...second.filter((_, at) => !known.has(after[at] ?? '')),
  ]
  const moved = second.filter((_, at) => before[at] !== after[at])
  const reordered = differing.length === 0 && moved.length > 0
  return { names: [...new Set((reordered ? moved : differing).map(nameOf))], reordered }
}
