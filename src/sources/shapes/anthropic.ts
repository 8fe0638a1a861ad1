import { own } from '../../core/json.ts'
import type { Shape } from './shape.ts'

/** `{name, description, input_schema}`. */
export const anthropicShape: Shape = {
  name: 'Anthropic',
  claims: (entry) => own(entry, 'input_schema') !== undefined,
  body: '',
  fields: { inputSchema: ['/input_schema'] },
  packaging: ['type'],
}
