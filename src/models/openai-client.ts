import type OpenAI from 'openai'
import { isObject, type Json, type JsonObject } from '../core/json.ts'
import type { Model } from '../core/model.ts'
import { answerIn, boundedFetch } from './bounded-fetch.ts'
import { optional } from './optional.ts'
import { withOwnHeaders } from './own-headers.ts'
import { errorIn, providerError, unreadableAnswer, type Provider } from './provider-error.ts'
import { limitsIn } from './rate-limits.ts'

/** The longest tool name that OpenAI takes; compatible servers follow it. */
export const LONGEST_NAME = 64

/** Asks one question. */
export type Ask = Model['ask']

export interface Connection extends Provider {
  readonly id: string
  /** `own`: headers that the client finds in the environment (OPENAI_CUSTOM_HEADERS) stay here. */
  readonly headers: 'own' | 'any'
}

/** Sends one request. @throws what `retryProvider` understands, or a UserError */
export type Send = (request: (client: OpenAI) => Sent, heard: Parameters<Model['ask']>[2]) => Promise<JsonObject>

interface Sent {
  asResponse(): Promise<Response>
}

/** A client that sends what we say and nothing else, and gives answers as foreign data. @throws UserError without the package */
export async function clientOf(connection: Connection): Promise<Send> {
  const { key, baseUrl, headers, name, model } = connection
  const { default: OpenAI, APIError } = await optional(() => import('openai'), {
    model,
    packages: ['openai'],
    fits: (loaded) => typeof loaded.default?.Responses === 'function' && typeof loaded.APIError === 'function',
  })
  const client = new OpenAI({
    apiKey: key ?? 'none',
    baseURL: baseUrl,
    // only what we say ourselves: the client reads all of these from the environment
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // the runner has the one retry policy
    maxRetries: 0,
    logLevel: 'off',
    fetch: headers === 'own' ? withOwnHeaders : boundedFetch,
  })
  const sent = async (request: (client: OpenAI) => Sent) => request(client).asResponse()
  const read = (response: Response): Json => {
    try {
      return answerIn(response)
    } catch (error) {
      throw error instanceof SyntaxError ? unreadableAnswer(`${name} answered something that is not JSON`) : error
    }
  }
  return async (request, heard) => {
    const response = await sent(request).catch((error: unknown) => {
      throw error instanceof APIError ? providerError(error, connection) : error
    })
    const answer = read(response)
    if (!isObject(answer)) throw unreadableAnswer(`${name} answered something that is not a JSON object`)
    const error = errorIn(answer)
    if (error !== undefined) throw providerError(error, connection)
    heard?.(limitsIn(response.headers))
    return answer
  }
}
