import type { ModelProvider } from '../core/model.ts'
import { UserError } from '../core/user-error.ts'
import { checkedBaseUrl } from './base-url.ts'
import { LONGEST_NAME } from './openai-client.ts'
import { retryProvider } from './provider-error.ts'
import { wireTools } from './wire-tools.ts'

const KEY = 'RIGHTCALL_API_KEY'
const BASE_URL = 'RIGHTCALL_BASE_URL'

/**
 * `compatible:<model>` at any server that speaks Chat Completions: Ollama, vLLM, llama.cpp, LM Studio, OpenRouter. Which parameters
 * a model takes only the server knows; what it refuses by name ends the run.
 */
export const compatible: ModelProvider = {
  prefix: 'compatible',
  ids: [],
  wire: (tools) => wireTools(tools, LONGEST_NAME),
  generates: true,
  async open(id, { env, baseUrl: given, parameters = {} }) {
    const text = given ?? env[BASE_URL]
    if (!text) {
      throw new UserError(`compatible:${id} needs an address: neither --base-url nor ${BASE_URL} is set.`, {
        hint: 'For example --base-url http://localhost:11434/v1 for Ollama.',
      })
    }
    const baseUrl = checkedBaseUrl(text, given === undefined ? BASE_URL : '--base-url')
    const name = `compatible:${id}`
    const { chatCompletions } = await import('./openai-chat.ts')
    const { temperature, reasoningEffort, maxTokens, toolChoice = 'auto' } = parameters
    const settings = {
      ...(temperature === undefined ? {} : { temperature }),
      ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
      ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
    }
    const connection = { name: baseUrl, model: name, id, keyName: KEY, key: env[KEY], baseUrl, headers: 'own' } as const
    return {
      name,
      kind: 'language',
      parameters: { api: 'chat', baseUrl, tool_choice: toolChoice, ...settings },
      ask: await chatCompletions(connection, { ...settings, tool_choice: toolChoice }),
      retry: retryProvider,
    }
  },
}
