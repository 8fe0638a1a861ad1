import type OpenAI from 'openai'
import { isObject, type JsonObject } from '../core/json.ts'
import type { Model } from '../core/model.ts'
import { boundedFetch } from './bounded-fetch.ts'
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
  withResponse(): Promise<{ readonly data: unknown; readonly response: Response }>
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
  const sent = async (request: (client: OpenAI) => Sent) => request(client).withResponse()
  return async (request, heard) => {
    const answer = await sent(request).catch((error: unknown) => {
      if (error instanceof APIError) throw providerError(error, connection)
      // the client stumbles over an answer that is a web page, say, instead of refusing it
      if (error instanceof SyntaxError || error instanceof TypeError)
        throw unreadableAnswer(`${name} answered something that is not JSON`)
      throw error
    })
    if (!isObject(answer.data)) throw unreadableAnswer(`${name} answered something that is not a JSON object`)
    const error = errorIn(answer.data)
    if (error !== undefined) throw providerError(error, connection)
    heard?.(limitsIn(answer.response.headers))
    return answer.data
  }
}
