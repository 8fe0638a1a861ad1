import type { Span } from '../../../core/tool.ts'

/** A format that words may name, before the sentence around them is weighed. */
export interface NamedFormat {
  readonly format: string
  readonly words: Span
}
