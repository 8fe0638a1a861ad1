import OpenAI, { APIError } from 'openai'
import { isObject, type JsonObject } from '../core/json.ts'
import type { Request } from '../core/model.ts'
import type { Reply } from '../core/reply.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { withOwnHeaders } from './own-headers.ts'
import { providerError, unreadableAnswer, type Provider } from './provider-error.ts'

/** The longest tool name that OpenAI takes; compatible servers follow it. */
export const LONGEST_NAME = 64

/** Asks one question. */
export type Ask = (request: Request, signal: AbortSignal) => Promise<Reply>

export interface Connection extends Provider {
  readonly id: string
  readonly baseUrl: string
  /** `own`: headers that the client finds in the environment (OPENAI_CUSTOM_HEADERS) stay here. */
  readonly headers: 'own' | 'any'
}

/** A client that sends what we say and nothing else. */
export function clientOf({ key, baseUrl, headers }: Connection): OpenAI {
  return new OpenAI({
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
}

/** The answer as foreign data. @throws what `retryProvider` understands, or a UserError */
export async function sent(connection: Connection, send: () => Promise<unknown>): Promise<JsonObject> {
  try {
    const answer = await send()
    if (isObject(answer)) return answer
  } catch (error) {
    if (error instanceof APIError) throw providerError(error, connection)
    // the client stumbles over an answer that is a web page, say, instead of refusing it
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw unreadableAnswer(`${connection.name} answered something that is not JSON`)
    throw error
  }
  throw unreadableAnswer(`${connection.name} answered something that is not a JSON object`)
}
