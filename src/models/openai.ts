import type { ModelProvider } from '../core/model.ts'
import { UserError } from '../core/user-error.ts'
import { checkedBaseUrl } from './base-url.ts'
import { LONGEST_NAME } from './openai-client.ts'
import { hasBreakpoints, openAiReasons } from './openai-families.ts'
import { refuseParameters } from './parameters.ts'
import { retryProvider } from './provider-error.ts'
import { wireTools } from './wire-tools.ts'

const KEY = 'OPENAI_API_KEY'

/** `openai:<model>` through the Responses API. Nothing is stored there, tools are not strict, the model may choose none. */
export const openai: ModelProvider = {
  prefix: 'openai',
  ids: [],
  generates: true,
  wire: (tools) => wireTools(tools, LONGEST_NAME),
  async open(id, { env, parameters: given = {}, asks = true }) {
    const key = env[KEY] || (asks ? undefined : 'none')
    if (!key) throw new UserError(`openai:${id} needs a key: the environment variable ${KEY} is not set.`)
    const baseUrl = checkedBaseUrl(env['OPENAI_BASE_URL'] || 'https://api.openai.com/v1', 'OPENAI_BASE_URL')
    const name = `openai:${id}`
    refuseParameters(name, given, openAiReasons(id, given))
    const { responses } = await import('./openai-responses.ts')
    const { temperature, reasoningEffort, maxTokens, toolChoice = 'auto' } = given
    const breakpoints = hasBreakpoints(id)
    return {
      name,
      kind: 'language',
      parameters: {
        api: 'responses',
        baseUrl,
        tool_choice: toolChoice,
        strict: false,
        store: false,
        ...(temperature === undefined ? {} : { temperature }),
        ...(reasoningEffort === undefined ? {} : { reasoning_effort: reasoningEffort }),
        ...(maxTokens === undefined ? {} : { max_output_tokens: maxTokens }),
        // the system text goes another way there; the prompt cache by itself changes no answer, and is no part of the key
        ...(breakpoints ? { system_as: 'developer message' } : {}),
      },
      promptCache: { leastTokens: 1_024, covers: ({ system }) => !breakpoints || system !== undefined },
      ask: await responses({ name: 'OpenAI', model: name, id, keyName: KEY, key, baseUrl, headers: 'any' }, given, breakpoints),
      retry: retryProvider,
    }
  },
}
