import { ownString } from '../../core/json.ts'
import type { Shape } from './shape.ts'

/** `{type: 'function', name, description, parameters}`; `parameters` may be left out. */
export const openaiResponsesShape: Shape = {
  name: 'OpenAI Responses',
  claims: (entry) => ownString(entry, 'type') === 'function',
  body: '',
  fields: { inputSchema: ['/parameters'], outputSchema: ['/output_schema'] },
  packaging: ['type'],
  noSchema: { type: 'object', properties: {} },
}
