import { ownObject } from '../../core/json.ts'
import type { Shape } from './shape.ts'

/** `{toolSpec: {name, description, inputSchema: {json}}}`. */
export const bedrockShape: Shape = {
  name: 'Bedrock Converse',
  claims: (entry) => ownObject(entry, 'toolSpec') !== undefined,
  body: '/toolSpec',
  fields: { inputSchema: ['/toolSpec/inputSchema/json'] },
}
