import type { Tool, Toolset } from '../../../core/tool.ts'
import { factOfSet } from '../../memo.ts'

/** The tools of a set by name. Where a rule takes the first of several, which one that is must not hang on the order of the list. */
export const toolsByName = factOfSet(({ tools }: Toolset): readonly Tool[] =>
  tools.toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0)),
)
