import type { Request } from '../../src/core/model.ts'
import type { Asked } from './provider-server.ts'

export const KEY = 'sk-test-0123456789abcdef'

export const REQUEST: Request = {
  system: 'Be brief.',
  says: 'What is the weather in Paris?',
  tools: [
    {
      name: 'weather.now',
      description: 'Current weather.',
      inputSchema: { type: 'object', properties: { city: { type: 'string' } } },
    },
    { name: 'weather_now', description: undefined, inputSchema: {} },
  ],
  repeat: 0,
}

/** How one provider is reached, and how it writes the answers that all of them can give. */
export interface Dialect {
  readonly path: string
  readonly keyName: string
  /** The variable without which no model is opened. */
  readonly needs: string
  env(url: string): Record<string, string>
  readonly keyOf: (asked: Asked) => unknown
  readonly calls: (...calls: readonly (readonly [name: string, args: string])[]) => unknown
  readonly text: (text: string) => unknown
  readonly refusal: unknown
  readonly cutOff: unknown
}

const usage = { input_tokens: 100, output_tokens: 20 }
export const response = (output: readonly unknown[], more = {}) => ({
  ...{ id: 'resp_1', object: 'response', status: 'completed', model: 'gpt-x-2026', output },
  usage: { ...usage, input_tokens_details: { cached_tokens: 60 } },
  ...more,
})
const message = (...content: readonly unknown[]) => ({ type: 'message', role: 'assistant', content })
export const chat = (message: object, finish_reason = 'stop') => ({
  ...{ id: 'c', object: 'chat.completion', model: 'gpt-x-2026', choices: [{ index: 0, message, finish_reason }] },
  usage: { prompt_tokens: 100, completion_tokens: 20, prompt_tokens_details: { cached_tokens: 60 } },
})
const claude = (content: readonly unknown[], stop_reason = 'end_turn') => ({
  ...{ id: 'm', type: 'message', role: 'assistant', model: 'gpt-x-2026', content, stop_reason },
  usage: { input_tokens: 40, cache_read_input_tokens: 60, output_tokens: 20 },
})

/** Every provider that is asked over HTTP, by its prefix. */
export const DIALECTS: Readonly<Record<string, Dialect>> = {
  openai: {
    path: '/v1/responses',
    keyName: 'OPENAI_API_KEY',
    needs: 'OPENAI_API_KEY',
    env: (url) => ({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${url}/v1` }),
    keyOf: ({ headers }) => headers.authorization,
    calls: (...calls) =>
      response(calls.map(([name, args], index) => ({ type: 'function_call', call_id: `c${index}`, name, arguments: args }))),
    text: (text) => response([message({ type: 'output_text', text, annotations: [] })]),
    refusal: response([message({ type: 'refusal', refusal: 'I will not.' })]),
    cutOff: response([], { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } }),
  },
  compatible: {
    path: '/v1/chat/completions',
    keyName: 'RIGHTCALL_API_KEY',
    needs: 'RIGHTCALL_BASE_URL',
    env: (url) => ({ RIGHTCALL_API_KEY: KEY, RIGHTCALL_BASE_URL: `${url}/v1` }),
    keyOf: ({ headers }) => headers.authorization,
    calls: (...calls) =>
      chat(
        {
          role: 'assistant',
          content: null,
          tool_calls: calls.map(([name, args], index) => ({
            id: `c${index}`,
            type: 'function',
            function: { name, arguments: args },
          })),
        },
        'tool_calls',
      ),
    text: (text) => chat({ role: 'assistant', content: text }),
    refusal: chat({ role: 'assistant', content: null, refusal: 'I will not.' }),
    cutOff: chat({ role: 'assistant', content: '' }, 'length'),
  },
  anthropic: {
    path: '/v1/messages',
    keyName: 'ANTHROPIC_API_KEY',
    needs: 'ANTHROPIC_API_KEY',
    env: (url) => ({ ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: url }),
    keyOf: ({ headers }) => headers.authorization,
    calls: (...calls) =>
      claude(
        calls.map(([name, args], index) => ({ type: 'tool_use', id: `c${index}`, name, input: JSON.parse(args) })),
        'tool_use',
      ),
    text: (text) => claude([{ type: 'text', text }]),
    refusal: claude([{ type: 'text', text: 'I will not.' }], 'refusal'),
    cutOff: claude([{ type: 'text', text: '' }], 'max_tokens'),
  },
}
