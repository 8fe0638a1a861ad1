import { count } from '../../core/text.ts'
import { UserError } from '../../core/user-error.ts'
import { size } from './size.ts'

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const SESSION = 'mcp-session-id'

/** How far the requests to one server got. */
export interface Reach {
  fetch(input: string | URL, init?: RequestInit): Promise<Response>
  /** The other origin that the last answer came from after a redirect; the user's headers were not sent there. */
  strayedTo(): string | undefined
  /** True when the answers were more bytes than allowed. */
  isOver(): boolean
}

/**
 * A `fetch` for one server. The user's headers go to the origin that the user named and nowhere else, a session's id only to the
 * origin that gave it; redirects are followed by hand and counted; answers are counted in bytes, all together.
 * Rejects with UserError for a redirect that cannot be followed and for too many bytes; its message continues a sentence.
 */
export function reachOf(home: URL, given: Readonly<Record<string, string>>, mostBytes: number): Reach {
  let strayed: string | undefined
  let sessionOrigin = home.origin
  let bytes = 0

  const isOver = (): boolean => bytes > mostBytes
  const counted = (response: Response): Response => {
    if (response.body === null) return response
    const body = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.byteLength
          if (isOver()) controller.error(new UserError(`sent more than ${size(mostBytes)}`))
          else controller.enqueue(chunk)
        },
      }),
    )
    const { status, statusText, headers } = response
    return new Response(body, { status, statusText, headers })
  }

  return {
    strayedTo: () => strayed,
    isOver,
    async fetch(input, init = {}) {
      let at = new URL(input)
      let { method = 'GET', body } = init
      for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
        const headers = new Headers(init.headers)
        if (at.origin === home.origin)
          for (const [name, value] of Object.entries(given)) if (!headers.has(name)) headers.set(name, value)
        if (at.origin !== sessionOrigin) headers.delete(SESSION)
        const response = await fetch(at, { ...init, method, body: body ?? null, headers, redirect: 'manual' })
        const location = response.headers.get('location')
        if (!REDIRECTS.has(response.status) || location === null) {
          strayed = at.origin === home.origin ? undefined : at.origin
          if (response.headers.has(SESSION)) sessionOrigin = at.origin
          return counted(response)
        }
        await response.body?.cancel()
        at = followed(location, at)
        // only 303 says to ask again with GET; a POST that becomes a GET on 301 could carry no message
        if (response.status === 303) [method, body] = ['GET', null]
      }
      throw new UserError(`redirects in a circle: no answer after ${count(MOST_REDIRECTS, 'redirect')}`, {
        hint: 'Use the URL that finally answers; curl -sIL shows the redirects.',
      })
    },
  }
}

function followed(location: string, at: URL): URL {
  const next = URL.canParse(location, at.href) ? new URL(location, at) : undefined
  if (next !== undefined && (next.protocol === 'https:' || next.protocol === 'http:')) return next
  throw new UserError('redirects to an address that is not a web address')
}
