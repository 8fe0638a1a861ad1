import { UserError } from '../core/user-error.ts'

/** Milliseconds of work between two looks at the signal. */
const EVERY_MS = 50

/** For long loops of synchronous work: lets signals in now and then. @throws UserError once the signal is aborted */
export function pauser(signal: AbortSignal | undefined): () => Promise<void> {
  // not performance.now(), whose module takes longer to load than a small file to lint
  let last = Date.now()
  return async () => {
    if (Date.now() - last < EVERY_MS) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (signal?.aborted) throw new UserError('Interrupted.', { exitCode: 3 })
    last = Date.now()
  }
}
