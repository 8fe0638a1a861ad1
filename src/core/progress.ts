/** How far one model is. A new value after every trial and every change of pace. */
export interface Progress {
  readonly model: string
  /** Trials that have an outcome: answered, failed, from the cache or from an earlier run. */
  readonly done: number
  readonly total: number
  readonly failed: number
  /** From the cache or an earlier run: nothing was paid for them now. */
  readonly reused: number
  /** Questions asked at the same time. */
  readonly width: number
  /** Milliseconds that the provider asked us to wait; 0 when we are asking. */
  readonly waitMs: number
}
