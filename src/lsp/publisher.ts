import type { LspDiagnostic } from './protocol.ts'

/** A document that takes long to lint waits for a pause in typing that is as long; any other only for what was sent behind the change. */
const LONG_MS = 150
const MOST_MS = 1_000

export interface Publishing {
  /** undefined for a document that was closed. */
  report(uri: string): Promise<{ readonly version: number; readonly diagnostics: LspDiagnostic[] } | undefined>
  isCurrent(uri: string, version: number): boolean
  publish(uri: string, version: number, diagnostics: LspDiagnostic[]): void
  failed(error: unknown): void
}

/** Publishes a document's diagnostics when typing pauses. What has become stale meanwhile is dropped. */
export function publisher({ report, isCurrent, publish, failed }: Publishing) {
  const timers = new Map<string, NodeJS.Timeout>()
  const took = new Map<string, number>()

  function schedule(uri: string): void {
    clearTimeout(timers.get(uri))
    const last = took.get(uri) ?? 0
    const wait = last < LONG_MS ? 0 : Math.min(MOST_MS, last)
    timers.set(
      uri,
      setTimeout(() => {
        timers.delete(uri)
        run(uri).catch(failed)
      }, wait),
    )
  }

  async function run(uri: string): Promise<void> {
    const started = performance.now()
    const found = await report(uri)
    took.set(uri, performance.now() - started)
    if (found !== undefined && isCurrent(uri, found.version)) publish(uri, found.version, found.diagnostics)
  }

  return {
    schedule,
    forget(uri: string): void {
      clearTimeout(timers.get(uri))
      timers.delete(uri)
      took.delete(uri)
    },
  }
}
