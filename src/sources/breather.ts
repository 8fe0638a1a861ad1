import { setImmediate as turn } from 'node:timers/promises'

/** Long enough to cost nothing, short enough that nobody notices. */
const BREATH_MS = 50

/**
 * For loops that never wait for the world: lets signals and timers in from time to time. Awaiting what is already there does
 * not, however often.
 */
export function breather(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < BREATH_MS) return
    await turn()
    last = performance.now()
  }
}
