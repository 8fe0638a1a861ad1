import type { NotComparable } from './comparison.ts'

/** Both names of a compared model, which differ where two models are compared. */
export interface ModelPair {
  readonly before: string
  readonly after: string
}

/** Something that has to be equal in two runs, and is not. Front ends make their words of it. */
export interface Unlike {
  readonly what: NotComparable['what']
  /** Where it is about one model alone: the numbers of the others stand. */
  readonly pair?: ModelPair
  readonly before: string
  readonly after: string
}
