import OpenAI, { APIError } from 'openai'
import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import type { Request } from '../core/model.ts'
import type { Call, Reply } from '../core/trial.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { parsedArguments } from './parsed-arguments.ts'
import { providerError, unreadable, type Provider } from './provider-error.ts'
import { wireNames } from './wire-names.ts'
import { wireSchema } from './wire-schema.ts'

const LONGEST_NAME = 64

/** Asks one question. */
export type Ask = (request: Request, signal: AbortSignal) => Promise<Reply>

export interface Connection extends Provider {
  readonly id: string
  readonly baseUrl: string
}

/** Questions through the Responses API. `strict` is said aloud, because left out it means something else to each API. */
export function responses(connection: Connection): Ask {
  const client = clientOf(connection)
  return async ({ system, says, tools }, signal) => {
    const names = wireNames(
      tools.map(({ name }) => name),
      LONGEST_NAME,
    )
    const answer = await sent(connection, () =>
      client.responses.create(
        {
          model: connection.id,
          store: false,
          input: says,
          ...(system === undefined ? {} : { instructions: system }),
          tools: tools.map(({ description, inputSchema }, index) => ({
            type: 'function' as const,
            name: names.wire[index] ?? '',
            ...(description === undefined ? {} : { description }),
            parameters: wireSchema(inputSchema),
            strict: false,
          })),
          tool_choice: 'auto',
        },
        { signal },
      ),
    )
    return responseReply(answer, names.own)
  }
}

/** Questions through Chat Completions, which is what compatible servers speak. */
export function chatCompletions(connection: Connection): Ask {
  const client = clientOf(connection)
  return async ({ system, says, tools }, signal) => {
    const names = wireNames(
      tools.map(({ name }) => name),
      LONGEST_NAME,
    )
    const answer = await sent(connection, () =>
      client.chat.completions.create(
        {
          model: connection.id,
          messages: [
            ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
            { role: 'user', content: says },
          ],
          // some compatible servers refuse an empty list
          ...(tools.length === 0
            ? {}
            : {
                tools: tools.map(({ description, inputSchema }, index) => ({
                  type: 'function' as const,
                  function: {
                    name: names.wire[index] ?? '',
                    ...(description === undefined ? {} : { description }),
                    parameters: wireSchema(inputSchema),
                  },
                })),
                tool_choice: 'auto' as const,
              }),
        },
        { signal },
      ),
    )
    return chatReply(answer, names.own)
  }
}

function clientOf({ key, baseUrl }: Connection): OpenAI {
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
    fetch: boundedFetch,
  })
}

async function sent(connection: Connection, send: () => Promise<unknown>): Promise<JsonObject> {
  try {
    const answer = await send()
    if (isObject(answer)) return answer
  } catch (error) {
    if (error instanceof APIError) throw providerError(error, connection)
    if (error instanceof SyntaxError) throw unreadable(`${connection.name} answered something that is not JSON`)
    throw error
  }
  throw unreadable(`${connection.name} answered something that is not a JSON object`)
}

// An answer is read as foreign data, whatever the client's types promise: compatible servers promise nothing.

function responseReply(answer: JsonObject, ownName: (wire: string) => string): Reply {
  if (!isArray(own(answer, 'output'))) throw unreadable('the answer has no output')
  const output = objects(own(answer, 'output'))
  const parts = output.flatMap((item) => objects(own(item, 'content')))
  const calls = output.filter((item) => own(item, 'type') === 'function_call').map((item) => callOf(item, ownName))
  const refusal = parts.map((part) => ownString(part, 'refusal')).find((text) => text !== undefined)
  const usage = ownObject(answer, 'usage') ?? {}
  return {
    calls,
    text: parts.map((part) => ownString(part, 'text') ?? '').join('') || (refusal ?? ''),
    stop:
      own(answer, 'status') === 'incomplete'
        ? cutOff(ownObject(answer, 'incomplete_details'))
        : refusal === undefined
          ? ended(calls)
          : 'refusal',
    usage: {
      input: numberAt(usage, 'input_tokens'),
      output: numberAt(usage, 'output_tokens'),
      cachedInput: numberAt(ownObject(usage, 'input_tokens_details') ?? {}, 'cached_tokens'),
    },
    model: ownString(answer, 'model') ?? '',
  }
}

function cutOff(details: JsonObject | undefined): Reply['stop'] {
  return details !== undefined && own(details, 'reason') === 'content_filter' ? 'refusal' : 'length'
}

function chatReply(answer: JsonObject, ownName: (wire: string) => string): Reply {
  const [choice] = objects(own(answer, 'choices'))
  const message = choice === undefined ? undefined : ownObject(choice, 'message')
  if (choice === undefined || message === undefined) throw unreadable('the answer has no message')
  const calls = objects(own(message, 'tool_calls')).map((call) => callOf(ownObject(call, 'function') ?? {}, ownName))
  const reason = own(choice, 'finish_reason')
  const refusal = ownString(message, 'refusal')
  const usage = ownObject(answer, 'usage') ?? {}
  return {
    calls,
    text: ownString(message, 'content') ?? refusal ?? '',
    stop: reason === 'length' ? 'length' : reason === 'content_filter' || refusal !== undefined ? 'refusal' : ended(calls),
    usage: {
      input: numberAt(usage, 'prompt_tokens'),
      output: numberAt(usage, 'completion_tokens'),
      cachedInput: numberAt(ownObject(usage, 'prompt_tokens_details') ?? {}, 'cached_tokens'),
    },
    model: ownString(answer, 'model') ?? '',
  }
}

function callOf(call: JsonObject, ownName: (wire: string) => string): Call {
  return { tool: ownName(ownString(call, 'name') ?? ''), arguments: parsedArguments(own(call, 'arguments')) }
}

function ended(calls: readonly Call[]): Reply['stop'] {
  return calls.length > 0 ? 'calls' : 'end'
}

function objects(value: Json | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : []
}

function numberAt(object: JsonObject, key: string): number | undefined {
  const value = own(object, key)
  return typeof value === 'number' ? value : undefined
}
