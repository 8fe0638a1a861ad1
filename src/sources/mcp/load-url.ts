import { UserError } from '../../core/user-error.ts'
import type { Io, Loaded, Target } from '../source.ts'
import type { Failure } from './channel.ts'
import { masking, shownUrl } from './secrets.ts'
import { visit, type VisitPlan } from './visit.ts'

type UrlTarget = Extract<Target, { kind: 'url' }>

/** Lists the tools of a server behind a URL: Streamable HTTP first, then the older HTTP with server-sent events. */
export async function loadUrl(target: UrlTarget, io: Io): Promise<Loaded> {
  const { openHttp, openSse } = await import('./client.ts')
  const { url, headers } = addressOf(target)
  const address = { url, headers, bytes: io.bounds.bytes }
  const plan: VisitPlan = {
    open: (ears) => openHttp(address, ears),
    transport: 'http',
    modern: true,
    patienceMs: Math.min(10_000, io.bounds.startMs / 3),
    shown: shownUrl(target.url),
    id: target.id,
    fallbackId: url.host,
    mask: masking(headers, true),
  }
  const hasty = await visit(plan, io)
  const patient = !hasty.ok && hasty.failure.kind === 'settled'
  const first = patient ? await visit({ ...plan, patienceMs: io.bounds.startMs }, io) : hasty
  if (first.ok) return first.loaded
  if (!mayBeOlder(first.failure)) throw first.error
  const second = await visit({ ...plan, open: (ears) => openSse(address, ears), transport: 'sse', modern: false }, io)
  if (second.ok) return second.loaded
  throw first.error
}

/** The transport of 2024 answers a POST to its stream with some 4xx. */
function mayBeOlder({ kind, status = 0 }: Failure): boolean {
  return kind === 'http' && status >= 400 && status < 500 && status !== 401 && status !== 403
}

/** `fetch` refuses a URL with a user in it, so the user becomes a header. */
function addressOf(target: UrlTarget): { url: URL; headers: Readonly<Record<string, string>> } {
  const url = URL.canParse(target.url) ? new URL(target.url) : undefined
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new UserError(`${shownUrl(target.url)} is not the URL of an MCP server.`, {
      hint: 'Such a URL begins with https:// or http://.',
    })
  }
  if (url.username === '' && url.password === '') return { url, headers: target.headers }
  const user = Buffer.from(`${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`).toString('base64')
  url.username = ''
  url.password = ''
  return { url, headers: { Authorization: `Basic ${user}`, ...target.headers } }
}
