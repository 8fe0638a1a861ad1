import type { Toolset } from '../core/tool.ts'

/** How a run or one intent of it is written for a terminal. */
export interface ShowTextSettings {
  readonly json: boolean
  readonly color: boolean
  readonly width: number
  /** Cuts nothing. */
  readonly full: boolean
}

/** How a report is written. */
export interface RenderSettings {
  readonly color?: boolean
  /** Columns; 80 when left out. */
  readonly width?: number
  /** Unfolds what is told together, in formats for people. */
  readonly verbose?: boolean | undefined
  /** Leaves out the findings that do not make the run fail, in formats for people. */
  readonly quiet?: boolean | undefined
  /** Shows every failed intent with its reason. */
  readonly failed?: boolean | undefined
  /** Where code frames come from. */
  readonly toolsets?: readonly Toolset[]
}
