import { ownObject } from '../../core/json.ts'
import type { Dialect } from './dialect.ts'

/** `{toolSpec: {name, description, inputSchema: {json}}}`. */
export const bedrock: Dialect = {
  name: 'Bedrock Converse',
  claims: (entry) => ownObject(entry, 'toolSpec') !== undefined,
  body: '/toolSpec',
  fields: { inputSchema: ['/toolSpec/inputSchema/json'] },
}
