import { own } from '../../core/json.ts'
import type { Dialect } from './dialect.ts'

/** `{name, description, input_schema}`. */
export const anthropic: Dialect = {
  name: 'Anthropic',
  claims: (entry) => own(entry, 'input_schema') !== undefined,
  body: '',
  fields: { inputSchema: ['/input_schema'] },
  packaging: ['type'],
}
