import { isArray, isObject, own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import type { ModelProvider, Request } from '../core/model.ts'
import type { Reply } from '../core/reply.ts'
import { UserError } from '../core/user-error.ts'
import { checkedBaseUrl } from './base-url.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { optional } from './optional.ts'
import { providerError, retryProvider, unreadableAnswer } from './provider-error.ts'
import { wireNames } from './wire-names.ts'
import { wireSchema } from './wire-schema.ts'

const KEY = 'ANTHROPIC_API_KEY'
const LONGEST_NAME = 128
const MOST_TOKENS = 4_096

/**
 * `anthropic:<model>` through the Messages API. The newest models know neither a temperature nor a forced tool choice, so
 * none is sent to any of them: `auto`, and repeats for what varies.
 */
export const anthropic: ModelProvider = {
  prefix: 'anthropic',
  ids: [],
  async open(id, { env }) {
    const key = env[KEY]
    if (!key) throw new UserError(`anthropic:${id} needs a key: the environment variable ${KEY} is not set.`)
    const baseUrl = checkedBaseUrl(env['ANTHROPIC_BASE_URL'] || 'https://api.anthropic.com', 'ANTHROPIC_BASE_URL')
    const name = `anthropic:${id}`
    const { default: Anthropic, APIError } = await optional(() => import('@anthropic-ai/sdk'), {
      model: name,
      packages: ['@anthropic-ai/sdk'],
      fits: (loaded) => typeof loaded.default?.Messages === 'function' && typeof loaded.APIError === 'function',
    })
    const client = new Anthropic({
      apiKey: key,
      authToken: null,
      baseURL: baseUrl,
      // the runner has the one retry policy
      maxRetries: 0,
      logLevel: 'off',
      fetch: boundedFetch,
    })

    const ask = async (request: Request, signal: AbortSignal): Promise<Reply> => {
      const names = wireNames(
        request.tools.map(({ name: tool }) => tool),
        LONGEST_NAME,
      )
      const send = async (): Promise<unknown> => client.messages.create(messageOf(id, request, names.wire), { signal })
      try {
        return replyOf(await send(), names.own)
      } catch (error) {
        if (error instanceof APIError) throw providerError(error, { name: 'Anthropic', model: name, keyName: KEY, key })
        if (error instanceof SyntaxError) throw unreadableAnswer('Anthropic answered something that is not JSON')
        throw error
      }
    }
    const parameters = { api: 'messages', baseUrl, max_tokens: MOST_TOKENS, tool_choice: 'auto' }
    return { name, kind: 'language', parameters, ask, retry: retryProvider }
  },
}

function messageOf(id: string, { system, says, tools }: Request, wire: readonly string[]) {
  return {
    model: id,
    max_tokens: MOST_TOKENS,
    ...(system === undefined ? {} : { system }),
    messages: [{ role: 'user' as const, content: says }],
    // a tool choice without tools is refused
    ...(tools.length === 0
      ? {}
      : {
          tool_choice: { type: 'auto' as const },
          tools: tools.map(({ description, inputSchema }, index) => ({
            name: wire[index] ?? '',
            ...(description === undefined ? {} : { description }),
            input_schema: wireSchema(inputSchema),
          })),
        }),
  }
}

const STOPS: Readonly<Record<string, Reply['stop']>> = {
  tool_use: 'calls',
  end_turn: 'end',
  stop_sequence: 'end',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
}

function replyOf(answer: unknown, ownName: (wire: string) => string): Reply {
  const content = isObject(answer) ? own(answer, 'content') : undefined
  if (!isObject(answer) || !isArray(content)) throw unreadableAnswer('the answer has no content')
  const blocks = content.filter(isObject)
  const usage = ownObject(answer, 'usage') ?? {}
  return {
    calls: blocks
      .filter((block) => own(block, 'type') === 'tool_use')
      .map((block) => ({ tool: ownName(ownString(block, 'name') ?? ''), arguments: own(block, 'input') ?? {} })),
    text: blocks.map((block) => (own(block, 'type') === 'text' ? (ownString(block, 'text') ?? '') : '')).join(''),
    stop: STOPS[ownString(answer, 'stop_reason') ?? ''] ?? 'other',
    usage: {
      // the provider counts what it read from and wrote to its prompt cache apart
      input: sum(usage, ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']),
      output: sum(usage, ['output_tokens']),
      cachedInput: sum(usage, ['cache_read_input_tokens']),
    },
    model: ownString(answer, 'model') ?? '',
  }
}

function sum(usage: JsonObject, keys: readonly string[]): number | undefined {
  const counts = keys.map((key) => own(usage, key)).filter((count) => typeof count === 'number')
  return counts.length === 0 ? undefined : counts.reduce((total, count) => total + count, 0)
}
