import { isArray, isObject, own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import type { Model, ModelProvider, Request, ShownTool } from '../core/model.ts'
import type { Reply } from '../core/reply.ts'
import { UserError } from '../core/user-error.ts'
import { anthropicReasons, effortOf, leastCached } from './anthropic-families.ts'
import { checkedBaseUrl } from './base-url.ts'
import { answerIn, boundedFetch } from './bounded-fetch.ts'
import { optional } from './optional.ts'
import { refuseParameters } from './parameters.ts'
import { providerError, retryProvider, unreadableAnswer } from './provider-error.ts'
import { limitsIn } from './rate-limits.ts'
import { wireNames } from './wire-names.ts'
import { wireSchema } from './wire-schema.ts'
import { wireTools } from './wire-tools.ts'

const KEY = 'ANTHROPIC_API_KEY'
const LONGEST_NAME = 128
const MOST_TOKENS = 4_096

/**
 * `anthropic:<model>` through the Messages API, which no longer takes a temperature. Tools and system text go through the prompt
 * cache: a marker behind the last tool, and one behind the system text.
 */
export const anthropic: ModelProvider = {
  prefix: 'anthropic',
  ids: [],
  generates: true,
  wire: (tools) => wireTools(tools, LONGEST_NAME),
  async open(id, { env, parameters: given = {}, asks = true }) {
    const key = env[KEY] || (asks ? undefined : 'none')
    if (!key) throw new UserError(`anthropic:${id} needs a key: the environment variable ${KEY} is not set.`)
    const baseUrl = checkedBaseUrl(env['ANTHROPIC_BASE_URL'] || 'https://api.anthropic.com', 'ANTHROPIC_BASE_URL')
    const name = `anthropic:${id}`
    refuseParameters(name, given, anthropicReasons(id, given))
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
    const settings = { id, maxTokens: given.maxTokens ?? MOST_TOKENS, choice: CHOICES[given.toolChoice ?? 'auto'] }
    const effort = effortOf(given.reasoningEffort)

    const ask: Model['ask'] = async (request, signal, heard) => {
      const { names, wire } = wired(request.tools)
      const send = async () => client.messages.create(messageOf(settings, effort, request, wire), { signal }).asResponse()
      try {
        const response = await send()
        const answer = answerIn(response)
        heard?.(limitsIn(response.headers))
        return replyOf(answer, names.own)
      } catch (error) {
        if (error instanceof APIError) throw providerError(error, { name: 'Anthropic', model: name, keyName: KEY, key, baseUrl })
        if (error instanceof SyntaxError) throw unreadableAnswer('Anthropic answered something that is not JSON')
        throw error
      }
    }
    return {
      name,
      kind: 'language',
      parameters: {
        api: 'messages',
        baseUrl,
        max_tokens: settings.maxTokens,
        tool_choice: settings.choice,
        ...(effort === undefined ? {} : { effort }),
      },
      promptCache: { leastTokens: leastCached(id), covers: () => true },
      ask,
      retry: retryProvider,
    }
  },
}

const CHOICES = { auto: 'auto', required: 'any', none: 'none' } as const

const KEEP = { cache_control: { type: 'ephemeral' as const } }

function messageOf(
  { id, maxTokens, choice }: { id: string; maxTokens: number; choice: 'auto' | 'any' | 'none' },
  effort: ReturnType<typeof effortOf>,
  { system, says }: Request,
  tools: ReturnType<typeof wired>['wire'],
) {
  return {
    model: id,
    max_tokens: maxTokens,
    ...(effort === undefined ? {} : { output_config: { effort } }),
    ...(system === undefined ? {} : { system: [{ type: 'text' as const, text: system, ...KEEP }] }),
    messages: [{ role: 'user' as const, content: says }],
    // a tool choice without tools is refused
    ...(tools.length === 0 ? {} : { tool_choice: { type: choice }, tools }),
  }
}

const wired = rememberedFor((tools: readonly ShownTool[]) => {
  const names = wireNames(
    tools.map(({ name }) => name),
    LONGEST_NAME,
  )
  const wire = tools.map(({ description, inputSchema }, index) => ({
    name: names.wire[index] ?? '',
    ...(description === undefined ? {} : { description }),
    input_schema: wireSchema(inputSchema),
    ...(index === tools.length - 1 ? KEEP : {}),
  }))
  return { names, wire }
})

const STOPS: ReadonlyMap<string, Reply['stop']> = new Map<string, Reply['stop']>(
  Object.entries({
    tool_use: 'calls',
    end_turn: 'end',
    stop_sequence: 'end',
    max_tokens: 'length',
    model_context_window_exceeded: 'length',
    refusal: 'refusal',
  } as const),
)

function replyOf(answer: unknown, ownName: (wire: string) => string): Reply {
  const content = isObject(answer) ? own(answer, 'content') : undefined
  if (!isObject(answer) || !isArray(content)) throw unreadableAnswer('the answer has no content')
  const blocks = content.filter(isObject)
  const usage = ownObject(answer, 'usage') ?? {}
  const cacheWrites = sum(usage, ['cache_creation_input_tokens'])
  return {
    calls: blocks
      .filter((block) => own(block, 'type') === 'tool_use')
      .map((block) => ({ tool: ownName(ownString(block, 'name') ?? ''), arguments: own(block, 'input') ?? {} })),
    text: blocks.map((block) => (own(block, 'type') === 'text' ? (ownString(block, 'text') ?? '') : '')).join(''),
    stop: STOPS.get(ownString(answer, 'stop_reason') ?? '') ?? 'other',
    usage: {
      // the provider counts what it read from and wrote to its prompt cache apart
      input: sum(usage, ['input_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']),
      output: sum(usage, ['output_tokens']),
      cachedInput: sum(usage, ['cache_read_input_tokens']),
      ...(cacheWrites === undefined ? {} : { cacheWrites }),
    },
    model: ownString(answer, 'model') ?? '',
  }
}

function sum(usage: JsonObject, keys: readonly string[]): number | undefined {
  const counts = keys.map((key) => own(usage, key)).filter((count) => typeof count === 'number')
  return counts.length === 0 ? undefined : counts.reduce((total, count) => total + count, 0)
}
