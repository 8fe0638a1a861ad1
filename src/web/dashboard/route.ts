import { useEffect, useState } from 'preact/hooks'

/** Where the page is: filters and selection stand in the address. */
export interface Route {
  readonly path: string
  readonly query: URLSearchParams
}

const MOVED = 'rightcall-moved'

export function useRoute(): Route {
  const [route, setRoute] = useState(here)
  useEffect(() => {
    const follow = () => setRoute(here())
    addEventListener('popstate', follow)
    addEventListener(MOVED, follow)
    return () => {
      removeEventListener('popstate', follow)
      removeEventListener(MOVED, follow)
    }
  }, [])
  return route
}

/** Shows another address without loading the page again. `isSame`: the back button leads past it to the one before. */
export function go(address: string, isSame = false): void {
  if (isSame) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  dispatchEvent(new Event(MOVED))
}

/** `/run?run=…`; what is empty is left out. */
export function address(path: string, words: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, word] of Object.entries(words)) if (word !== '' && word !== null && word !== undefined) query.set(name, word)
  return query.size === 0 ? path : `${path}?${query}`
}

/** Makes the links of our own pages, those of drawings included, show them in place. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const target = link?.getAttribute('href') ?? link?.getAttribute('xlink:href') ?? ''
    if (link === null || !target.startsWith('/') || target.startsWith('/export/')) return
    event.preventDefault()
    go(target)
    scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  })
}

function here(): Route {
  return { path: location.pathname, query: new URLSearchParams(location.search) }
}
