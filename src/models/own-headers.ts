import { boundedFetch } from './bounded-fetch.ts'

const OWN = /^(?:accept|authorization|content-type|user-agent)$/i

/** `boundedFetch` with no header but the protocol's: what stands in the environment for OpenAI is not for other servers. */
export async function withOwnHeaders(input: string | URL | globalThis.Request, init?: RequestInit): Promise<Response> {
  const headers = new Headers(init?.headers)
  for (const name of [...headers.keys()]) if (!OWN.test(name)) headers.delete(name)
  return boundedFetch(input, { ...init, headers })
}
