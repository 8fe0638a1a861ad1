import type { IncomingMessage } from 'node:http'
import { strangerRefusal } from '../session/loopback/stranger.ts'

/** Why a request is refused, or undefined. Only pages of this server may ask, and only they may change something. */
export function refusal({ headers, method }: IncomingMessage, hosts: readonly string[]): string | undefined {
  const refused = strangerRefusal(headers, hosts)
  if (refused !== undefined || method === 'GET' || method === 'HEAD') return refused
  return headers.origin === undefined ? 'A request that changes something must name its origin.' : undefined
}
