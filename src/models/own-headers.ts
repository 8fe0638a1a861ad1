import { boundedFetch } from './bounded-fetch.ts'

const OWN = /^(?:accept|authorization|content-type|user-agent|x-stainless-[a-z-]+)$/i

/** `boundedFetch` with no header but the protocol's: what stands in the environment for OpenAI is not for other servers. */
export async function withOwnHeaders(input: string | URL | globalThis.Request, init?: RequestInit): Promise<Response> {
  const headers = [...new Headers(init?.headers)].filter(([name]) => OWN.test(name))
  return boundedFetch(input, { ...init, headers })
}
