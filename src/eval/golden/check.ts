import type { Pointer } from '../../core/pointer.ts'
import type { Severity } from '../../core/finding.ts'
import type { Tool } from '../../core/tool.ts'
import type { Suite } from '../suite.ts'

/** Something about a suite that makes its numbers mean less than they seem to. */
export interface Weakness {
  readonly severity: Severity
  /** A place in the suite. */
  readonly at: Pointer
  /** A whole sentence. */
  readonly message: string
}

/** One kind of weakness. Looks at the suite and at the tools that it is about; pure. */
export type Check = (suite: Suite, tools: readonly Tool[]) => Iterable<Weakness>
