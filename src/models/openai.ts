import type { ModelProvider } from '../core/model.ts'
import { UserError } from '../core/user-error.ts'
import { checkedBaseUrl } from './base-url.ts'
import { retryProvider } from './provider-error.ts'

const KEY = 'OPENAI_API_KEY'

/** `openai:<model>` through the Responses API. Nothing is stored there, tools are not strict, the model may choose none. */
export const openai: ModelProvider = {
  prefix: 'openai',
  ids: [],
  async open(id, { env }) {
    const key = env[KEY]
    if (!key) throw new UserError(`openai:${id} needs a key: the environment variable ${KEY} is not set.`)
    const baseUrl = checkedBaseUrl(env['OPENAI_BASE_URL'] || 'https://api.openai.com/v1', 'OPENAI_BASE_URL')
    const name = `openai:${id}`
    const { responses } = await import('./openai-responses.ts')
    return {
      name,
      kind: 'language',
      parameters: { api: 'responses', baseUrl, tool_choice: 'auto', strict: false, store: false },
      ask: await responses({ name: 'OpenAI', model: name, id, keyName: KEY, key, baseUrl, headers: 'any' }),
      retry: retryProvider,
    }
  },
}
