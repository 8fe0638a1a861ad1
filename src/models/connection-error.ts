/** What the codes of Node and OpenSSL mean. */
const CAUSES: ReadonlyMap<string, string> = new Map<string, string>(
  Object.entries({
    ECONNREFUSED: 'nothing listens at this address',
    ENOTFOUND: 'the name has no address',
    EAI_AGAIN: 'the name could not be looked up',
    ECONNRESET: 'the connection was cut',
    EPIPE: 'the connection was cut',
    UND_ERR_SOCKET: 'the connection was cut',
    ETIMEDOUT: 'no answer to the attempt to connect',
    UND_ERR_CONNECT_TIMEOUT: 'no answer to the attempt to connect',
    UND_ERR_HEADERS_TIMEOUT: 'no answer',
    EHOSTUNREACH: 'there is no route to this address',
    ENETUNREACH: 'there is no route to this address',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
    SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an unknown authority',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an unknown authority',
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an unknown authority',
    CERT_HAS_EXPIRED: 'its certificate has expired',
    ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
    ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS: http instead of https?',
    EPROTO: 'it does not speak TLS: http instead of https?',
  } as const),
)

/** `no connection to localhost:11434: nothing listens there (ECONNREFUSED)`. The address is that of the base URL: host and port only. */
export function connectionMessage(error: unknown, baseUrl: string): string {
  const { hostname, port, protocol } = new URL(baseUrl)
  const address = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
  const { code, says } = rootOf(error)
  const meaning = code === undefined ? undefined : (CAUSES.get(code) ?? says)
  if (code === undefined) return `${address}: ${says ?? 'no connection'}`
  return `no connection to ${address}: ${meaning === undefined ? code : `${meaning} (${code})`}`
}

const DEEPEST = 8

/** The innermost cause that has a code; `fetch` wraps it twice, and a host of several addresses has a list of causes. */
function rootOf(error: unknown): { readonly code: string | undefined; readonly says: string | undefined } {
  let found: { code: string | undefined; says: string | undefined } = { code: undefined, says: undefined }
  let next: unknown = error
  for (let depth = 0; depth < DEEPEST && typeof next === 'object' && next !== null; depth++) {
    const code: unknown = Reflect.get(next, 'code')
    const message: unknown = Reflect.get(next, 'message')
    const says = typeof message === 'string' && message !== '' ? message : undefined
    if (typeof code === 'string') found = { code, says }
    else if (found.code === undefined) found = { code: undefined, says: says ?? found.says }
    const errors: unknown = Reflect.get(next, 'errors')
    next = Array.isArray(errors) && errors.length > 0 ? errors[0] : Reflect.get(next, 'cause')
  }
  return found
}
