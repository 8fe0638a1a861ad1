import { useEffect, useState } from 'preact/hooks'

/** How often a page that is looked at asks again: a run in progress grows while somebody watches. */
const EVERY_MS = 3_000

/** What the server answered, as far as it did. */
export interface ServerAnswer<Body> {
  readonly body?: Body
  readonly error?: string
  /** The path that `body` answers: not yet the one asked for where a page changes. */
  readonly path?: string
}

/** For what does not change while it is looked at. */
export const onlyOnce = (): boolean => false

const changed = new Set<() => void>()

/** Asks the server, and again from time to time as long as `goesOn`; what is shown is drawn again only when the answer changed. */
export function useAnswer<Body>(path: string, goesOn: (body: Body) => boolean = () => true): ServerAnswer<Body> {
  const [answer, setAnswer] = useState<ServerAnswer<Body>>({})
  useEffect(() => {
    const stop = new AbortController()
    let last = ''
    let isLive = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async (): Promise<void> => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible' || last === '') {
        const { text, isFine } = await got(path, stop.signal)
        if (stop.signal.aborted) return
        if (text !== last && isFine) {
          const body: Body = JSON.parse(text)
          isLive = goesOn(body)
          setAnswer({ body, path })
        } else if (text !== last) setAnswer((before) => ({ ...before, error: errorOf(text) }))
        last = text
      }
      if (isLive) timer = setTimeout(ask, EVERY_MS)
    }
    const now = () => void ask()
    changed.add(now)
    void ask()
    return () => {
      changed.delete(now)
      clearTimeout(timer)
      stop.abort()
    }
  }, [path])
  return answer
}

/** Pins a run as the baseline of its suite, or takes the pin away; pages that are open ask again. */
export async function pinRun(suite: string, run: string | null): Promise<void> {
  await fetch('/api/pin', { method: 'POST', body: JSON.stringify({ suite, run }) })
  for (const ask of changed) ask()
}

async function got(path: string, signal: AbortSignal): Promise<{ readonly text: string; readonly isFine: boolean }> {
  try {
    const response = await fetch(path, { signal })
    return { text: await response.text(), isFine: response.ok }
  } catch {
    return { text: '{"error":"The server does not answer. Is rightcall serve still running?"}', isFine: false }
  }
}

function errorOf(text: string): string {
  const { error = 'The server failed.', hint = '' }: { error?: string; hint?: string } = JSON.parse(text)
  return `${error} ${hint}`.trim()
}
