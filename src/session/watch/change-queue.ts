/** So long nothing may change before a lint begins: an editor writes a file in several steps. */
const QUIET_MS = 100

/** A file that is written all the time is linted at least this often. */
const MOST_MS = 1_000

/** Changed paths, until somebody takes them. */
export interface ChangeQueue {
  add(path: string): void
  /** The paths that changed since the last call, once there are some and they have come to rest; none when the signal is aborted. */
  next(signal: AbortSignal): Promise<ReadonlySet<string>>
}

/** `came` is told of each path at once. */
export function changeQueue(came: () => void): ChangeQueue {
  let paths = new Set<string>()
  let first = 0
  let last = 0
  let wake = (): void => undefined
  return {
    add(path) {
      last = Date.now()
      if (paths.size === 0) first = last
      paths.add(path)
      came()
      wake()
    },
    async next(signal) {
      while (!signal.aborted) {
        const rest = paths.size === 0 ? undefined : Math.min(last + QUIET_MS, first + MOST_MS) - Date.now()
        if (rest !== undefined && rest <= 0) break
        await woken(rest, signal, (now) => (wake = now))
      }
      const taken = paths
      paths = new Set()
      return signal.aborted ? new Set() : taken
    },
  }
}

/** Resolves after some milliseconds, or when woken, or when the signal is aborted. */
function woken(ms: number | undefined, signal: AbortSignal, ready: (wake: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  // without end, it keeps the process: a watch that nothing answers is still a watch
  const timer = setTimeout(resolve, ms ?? 2 ** 30)
  const stop = (): void => resolve()
  signal.addEventListener('abort', stop)
  ready(stop)
  return promise.finally(() => {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  })
}
