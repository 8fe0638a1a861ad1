import { setImmediate } from 'node:timers/promises'
import { UserError } from '../core/user-error.ts'

/** Milliseconds of work between two looks at the signal. */
const EVERY_MS = 50

/** For long loops of synchronous work: lets signals in now and then. @throws UserError once the signal is aborted */
export function pauser(signal: AbortSignal | undefined): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < EVERY_MS) return
    await setImmediate()
    if (signal?.aborted) throw new UserError('Interrupted.', { exitCode: 3 })
    last = performance.now()
  }
}
