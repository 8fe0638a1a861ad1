/** The scale that the strips of one table share. */
export interface Scale {
  readonly low: number
  readonly high: number
  /** Where faint lines stand. */
  readonly ticks: readonly number[]
  /** What a tick is called above the strips. */
  readonly name: (tick: number) => string
  /** The line of no difference. */
  readonly zero?: number
  /** Within this distance of zero, a difference counts as none. */
  readonly margin?: number
}

/** From nothing to all. */
export const RATE: Scale = { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1], name: (tick) => `${tick * 100}%` }
