import type { LspDiagnostic } from './protocol.ts'

/** Changes that come faster than anybody types, as from a program that edits, wait for a pause; a single one is looked at once. */
const BURST_MS = 20
const PAUSE_MS = 5
/** A document that takes long to lint waits for a pause in typing that is as long. */
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
  const changed = new Map<string, number>()

  function schedule(uri: string): void {
    clearTimeout(timers.get(uri))
    const [last, now] = [took.get(uri) ?? 0, performance.now()]
    const isBurst = now - (changed.get(uri) ?? -Infinity) < BURST_MS
    changed.set(uri, now)
    const wait = last < LONG_MS ? (isBurst ? PAUSE_MS : 0) : Math.min(MOST_MS, last)
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
      changed.delete(uri)
    },
  }
}
