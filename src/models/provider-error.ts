import { UserError } from '../core/user-error.ts'

/** What `Model.retry` answers. */
export type Again = false | { readonly afterMs: number | undefined; readonly throttled: boolean }

export interface Provider {
  /** For messages: `OpenAI`. */
  readonly name: string
  readonly model: string
  /** The environment variable of the key. */
  readonly keyName: string
  /** Never to appear in a message. */
  readonly key: string | undefined
}

/**
 * A provider's failure as an error whose message carries no key and that knows whether asking again may help. What the
 * user has to mend (a refused key, an unknown model, a used-up quota) is a UserError.
 */
export function providerError(error: unknown, { name, model, keyName, key }: Provider): Error {
  const status = numberIn(error, 'status')
  const says = redacted(error instanceof Error ? error.message : String(error), key)
  if (status === 401 || status === 403) {
    return new UserError(`${name} refused the key in ${keyName} (${status}).`, {
      hint: `Check ${keyName}, and that it may use ${model}.`,
    })
  }
  if (status === 404)
    return new UserError(`${name} does not know ${model}: ${says}`, { hint: 'Check the name of the model and the base URL.' })
  if (status === 429 && textIn(error, 'code') === 'insufficient_quota') {
    return new UserError(`${name} says that the quota is used up.`, {
      hint: 'Answers so far are kept; the same --out goes on where it stopped.',
    })
  }
  return Object.assign(new Error(says), { again: againOf(error, status) })
}

/** An answer that came but cannot be read. A proxy or a torn body may be the cause, so asking again may help. */
export function unreadableAnswer(says: string): Error {
  return Object.assign(new Error(says), { again: { afterMs: undefined, throttled: false } })
}

/** `Model.retry` of every provider. @throws an error that is none of a provider's: a bug of ours */
export function retryProvider(error: unknown): Again {
  if (!(error instanceof Error) || !('again' in error)) throw error
  const { again } = error
  if (typeof again !== 'object' || again === null) return false
  return { afterMs: numberIn(again, 'afterMs'), throttled: 'throttled' in again && again.throttled === true }
}

function againOf(error: unknown, status: number | undefined): Again {
  const afterMs = retryAfter(headersIn(error))
  if (status === undefined) return { afterMs: undefined, throttled: false }
  if (status === 429) return { afterMs, throttled: true }
  return status === 408 || status === 409 || status >= 500 ? { afterMs, throttled: false } : false
}

/** Milliseconds from `retry-after-ms` or `retry-after` (seconds or a date); undefined where neither can be read. */
function retryAfter(headers: Headers | undefined): number | undefined {
  const milliseconds = headers?.get('retry-after-ms')
  if (milliseconds && /^\d+(\.\d+)?$/.test(milliseconds)) return Number(milliseconds)
  const text = headers?.get('retry-after')
  if (!text) return undefined
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

/** Without the key, and without anything that looks like one: providers quote parts of it. */
function redacted(text: string, key: string | undefined): string {
  const without = key === undefined || key.length < 4 ? text : text.replaceAll(key, '[key]')
  return without.replaceAll(/\b(?:sk|pk|rk|key)-[\w*.-]{4,}/g, '[key]').replaceAll(/\bBearer\s+\S+/gi, 'Bearer [key]')
}

function numberIn(value: unknown, key: string): number | undefined {
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return typeof inner === 'number' ? inner : undefined
}

function textIn(value: unknown, key: string): string | undefined {
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return typeof inner === 'string' ? inner : undefined
}

function headersIn(value: unknown): Headers | undefined {
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'headers') : undefined
  if (inner instanceof Headers) return inner
  if (typeof inner !== 'object' || inner === null) return undefined
  // a plain record, as the SDKs of early 2025 give it
  return new Headers(Object.entries(inner).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
