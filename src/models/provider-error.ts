import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { stopError } from '../core/stopped.ts'
import { UserError } from '../core/user-error.ts'
import { connectionMessage } from './connection-error.ts'
import { millisecondsUntil, retryAfter } from './rate-limits.ts'
import { redacted } from './redacted.ts'
import { mendlessOf } from './refusal.ts'

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
  readonly baseUrl: string
}

const KEPT = 'The answers so far are kept; with the same --out, the run continues where it stopped.'

/**
 * A provider's failure as an error whose message carries no key and that knows whether asking again may help. What ends the
 * run (a refused key, no money) says so; what the user has to fix otherwise (an unknown model) is a UserError.
 */
export function providerError(error: unknown, { name, model, keyName, key, baseUrl }: Provider): Error {
  const status = numberIn(error, 'status')
  const raw = redacted(error instanceof Error ? error.message : String(error), key)
  if (status === undefined && !hasBody(error)) {
    const says = redacted(connectionMessage(error, baseUrl), key)
    return Object.assign(new Error(says), { again: { afterMs: undefined, throttled: false } })
  }
  const body = bodyIn(error)
  const says = clipped(raw)
  const refusal = mendlessOf({ status, codes: codesIn(body), says: `${raw} ${ownString(body, 'message') ?? ''}` })
  const number = status === undefined ? '' : ` (${status})`
  if (refusal === 'money')
    return stopError({ reason: 'money', says: `${name} reports that there is no money left${number}: ${says}`, hint: KEPT })
  if (refusal === 'key') {
    const more = status === 403 ? ` ${says}` : ''
    return stopError({
      reason: 'key',
      says: `${name} refused the key in ${keyName}${number}.${more}`,
      hint: `Check ${keyName}, and whether it may use ${model}. ${KEPT}`,
    })
  }
  if (refusal === 'parameter')
    return new UserError(`${model} does not take a parameter: ${says}`, { hint: 'Leave out the flag that names it.' })
  if (status === 404)
    return new UserError(`${name} does not know ${model}: ${says}`, { hint: 'Check the name of the model and the base URL.' })
  return Object.assign(new Error(says), { again: againOf(error, status, body) })
}

/** An error that came with status 200, as OpenRouter and others send it; undefined for an answer. */
export function errorIn(answer: JsonObject): Error | undefined {
  const error = own(answer, 'error')
  if (error === undefined || !isObject(error) || isArray(own(answer, 'choices')) || isArray(own(answer, 'output')))
    return undefined
  const [code, says] = [own(error, 'code'), ownString(error, 'message') ?? 'the answer is an error']
  const isStatus = typeof code === 'number' && code >= 400 && code < 600
  const status = isStatus ? code : /\brate.?limit/i.test(says) ? 429 : 500
  return Object.assign(new Error(says), { status, error })
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

function againOf(error: unknown, status: number | undefined, body: JsonObject): Again {
  const headers = headersIn(error)
  const afterMs = (headers === undefined ? undefined : retryAfter(headers)) ?? retryDelay(body)
  if (status === undefined) return { afterMs: undefined, throttled: false }
  if (status === 429) return { afterMs, throttled: true }
  return status === 408 || status === 409 || status >= 500 ? { afterMs, throttled: false } : false
}

/** Gemini says it in the body: `details: [{retryDelay: '34s'}]`. */
function retryDelay(body: JsonObject): number | undefined {
  const details = own(body, 'details')
  const delays = (isArray(details) ? details : []).map((one) => (isObject(one) ? ownString(one, 'retryDelay') : undefined))
  return millisecondsUntil(delays.find((delay) => delay !== undefined) ?? null, 0)
}

/** `{error: {…}}`, `{type: 'error', error: {…}}`, a list of one, or the error itself: the SDKs give one or the other. */
function bodyIn(error: unknown): JsonObject {
  const given: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'error') : undefined
  const body: Json = given === undefined ? null : JSON.parse(JSON.stringify(given))
  const first = isArray(body) ? (body[0] ?? null) : body
  if (!isObject(first)) return {}
  const inner = own(first, 'error')
  return inner !== undefined && isObject(inner) ? inner : first
}

function hasBody(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'error') !== undefined
}

function codesIn(body: JsonObject): string[] {
  const details = own(body, 'details')
  const inner = (isArray(details) ? details : []).filter(isObject)
  return [body, ...inner]
    .flatMap((one) => ['code', 'type', 'status', 'reason'].map((key) => ownString(one, key)))
    .filter((code) => code !== undefined)
    .map((code) => code.toLowerCase())
}

const LONGEST = 400

function clipped(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function numberIn(value: unknown, key: string): number | undefined {
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return typeof inner === 'number' ? inner : undefined
}

function headersIn(value: unknown): Headers | undefined {
  const inner: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'headers') : undefined
  if (inner instanceof Headers) return inner
  if (typeof inner !== 'object' || inner === null) return undefined
  // a plain record, as the SDKs of early 2025 give it
  return new Headers(Object.entries(inner).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
