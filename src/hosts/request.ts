import { setTimeout as wait } from 'node:timers/promises'
import { isObject, own, type Json } from '../core/json.ts'
import { clip, visible } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'

/** An answer of a host. */
export interface HostAnswer {
  readonly status: number
  /** null where the body is no JSON. */
  readonly data: Json
}

/** Asks a host. Gives answers of 2xx, 403, 404 and 422; @throws UserError for all others, and where nobody answers */
export type AskHost = (method: string, path: string, body?: Json) => Promise<HostAnswer>

interface Door {
  /** What messages call the host. */
  readonly name: string
  readonly base: string
  /** The variable that holds the token, and the token. */
  readonly variable: string
  readonly token: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

const TRIES = 4
const LONGEST_WAIT_S = 60
const TIMEOUT_MS = 30_000
const MOST_BYTES = 64 * 2 ** 20
/** What callers know better than we what to say about. */
const TOLD = [403, 404, 422]

/** A door to the API of a host: tries again where it is busy or failing, and never tells the token. @throws UserError for a base that is none */
export function doorTo(door: Door): AskHost {
  const base = checkedBase(door)
  return async (method, path, body) => {
    for (let attempt = 1; ; attempt++) {
      const { answer, fault, pause } = await once(door, `${base}${path}`, { method, body })
      if (answer !== undefined) return answer
      if (attempt === TRIES || pause === undefined)
        throw new UserError(`${door.name} did not accept the comment: ${fault}.`, hintFor(pause))
      await wait(pause ?? 500 * 2 ** (attempt - 1), undefined, { signal: door.signal })
    }
  }
}

function hintFor(pause: number | null | undefined) {
  return pause === undefined ? {} : { hint: `It was asked ${TRIES} times. Run the job again later.` }
}

interface Attempt {
  readonly answer?: HostAnswer
  readonly fault?: string
  /** Milliseconds until the next try; null: as we like; undefined: there is no use in one. */
  readonly pause?: number | null | undefined
}

async function once(
  { name, token, variable, headers, signal }: Door,
  url: string,
  { method, body }: { readonly method: string; readonly body: Json | undefined },
): Promise<Attempt> {
  let response: Response
  let data: Json
  try {
    response = await fetch(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // a token must not travel to another address
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    })
    data = jsonOf(await bounded(response))
  } catch (error) {
    if (signal.aborted) throw new UserError('Interrupted while the comment was being written.', { exitCode: 3 })
    return { fault: withoutToken(reasonOf(error), token), pause: null }
  }
  const { status } = response
  const said = withoutToken(saidIn(data), token)
  const pause = pauseOf(response, said)
  if (pause === undefined && (response.ok || TOLD.includes(status))) return { answer: { status, data } }
  if (status === 401)
    throw new UserError(`${name} refused the token (401${said}).`, {
      hint: `Check that ${variable} is the token of an account that may comment.`,
    })
  return { fault: `${status}${said}`, pause }
}

/** Undefined for an answer that another try would not change. */
function pauseOf({ status, headers }: Response, said: string): number | null | undefined {
  const after = Number(headers.get('retry-after') ?? NaN)
  const isBusy = status === 429 || (status === 403 && (headers.has('retry-after') || /rate limit/i.test(said)))
  if (!isBusy && status < 500) return undefined
  if (Number.isNaN(after)) return null
  return after <= LONGEST_WAIT_S ? after * 1000 : undefined
}

/** `: Resource not accessible by integration`, in the host's words. */
function saidIn(data: Json): string {
  const message = isObject(data) ? (own(data, 'message') ?? own(data, 'error')) : undefined
  if (message === undefined) return ''
  return `: ${clip(visible(typeof message === 'string' ? message : JSON.stringify(message)), 200)}`
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}

/** A server, or a proxy between, may quote what it was sent. */
function withoutToken(text: string, token: string): string {
  return text.replaceAll(token, '[token]')
}

async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > MOST_BYTES) throw new Error(`the answer is larger than ${MOST_BYTES / 2 ** 20} MiB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function jsonOf(text: string): Json {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return null
  }
}

/** @throws UserError: a token is not sent where anybody may read it */
function checkedBase({ base, name }: Door): string {
  const url = URL.canParse(base) ? new URL(base) : undefined
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && /^(?:127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname))
  if (url !== undefined && isSafe) return base.replace(/\/+$/, '')
  throw new UserError(`The address of ${name}'s API is not an https address: ${clip(visible(base), 100)}.`)
}
