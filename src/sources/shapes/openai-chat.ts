import { ownObject, ownString } from '../../core/json.ts'
import type { Shape } from './shape.ts'

/** `{type: 'function', function: {name, description, parameters}}`; `parameters` may be left out. */
export const openaiChatShape: Shape = {
  name: 'OpenAI chat',
  claims(entry) {
    const inner = ownObject(entry, 'function')
    return inner !== undefined && (ownString(entry, 'type') === 'function' || ownString(inner, 'name') !== undefined)
  },
  body: '/function',
  fields: { inputSchema: ['/function/parameters'] },
  packaging: ['type'],
  noSchema: { type: 'object', properties: {} },
}
