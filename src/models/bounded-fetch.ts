const MOST_BYTES = 16 * 2 ** 20

/**
 * `fetch` for provider clients: reads the whole answer, at most 16 MiB of it, and follows no redirect, since a key must
 * not travel to another address.
 */
export async function boundedFetch(input: string | URL | globalThis.Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'error' })
  // a length that is announced is one that the connection holds to; packed bytes may become any number
  const length = response.headers.get('content-length')
  const isBounded = length !== null && Number(length) <= MOST_BYTES && !response.headers.has('content-encoding')
  if (response.body === null || isBounded) return response
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw new Error(`the answer is larger than ${MOST_BYTES / 2 ** 20} MiB`)
    chunks.push(chunk)
  }
  return new Response(Buffer.concat(chunks), {
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  })
}
