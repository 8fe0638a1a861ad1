/** The headers that tell who asks a server on loopback. */
export interface AskerHeaders {
  readonly host?: string | undefined
  readonly origin?: string | undefined
  readonly 'sec-fetch-site'?: string | readonly string[] | undefined
}

/**
 * Why a request is refused, or undefined. Another site's page can reach a loopback port through a name that resolves to it, which the
 * Host header tells, or by a request across origins, which the Origin header tells. `hosts`: what the server is called, with its port.
 */
export function strangerRefusal(headers: AskerHeaders, hosts: readonly string[]): string | undefined {
  if (headers.host === undefined || !hosts.includes(headers.host)) return 'This server answers only under its own address.'
  const { origin } = headers
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return 'Other sites may not use this server.'
  return headers['sec-fetch-site'] === 'cross-site' ? 'Other sites may not use this server.' : undefined
}
