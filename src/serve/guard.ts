import type { IncomingMessage } from 'node:http'

/**
 * Why a request is refused, or undefined. Only pages of this server may ask: another site's page can reach a loopback port through a
 * name that resolves to it, which the Host header tells, or by a request across origins, which the Origin header tells.
 */
export function refusal({ headers, method }: IncomingMessage, hosts: readonly string[]): string | undefined {
  if (headers.host === undefined || !hosts.includes(headers.host)) return 'This server answers only under its own address.'
  const { origin } = headers
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return 'Other sites may not use this server.'
  if (headers['sec-fetch-site'] === 'cross-site') return 'Other sites may not use this server.'
  if (method === 'GET' || method === 'HEAD') return undefined
  return origin === undefined ? 'A request that changes something must name its origin.' : undefined
}
