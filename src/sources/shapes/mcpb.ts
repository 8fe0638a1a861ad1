import { ownString, type JsonObject } from '../../core/json.ts'
import type { Shape } from './shape.ts'

/**
 * A bundle's manifest names its tools without schemas (the live server has them), so every tool gets the schema that says
 * nothing: rules about schemas have nothing to object to.
 */
export const mcpbShape: Shape = {
  name: 'MCPB manifest',
  claims: () => true,
  body: '',
  fields: { inputSchema: ['/inputSchema'] },
  noSchema: { type: 'object' },
}

/** Both spellings of the version key: DXT became MCPB. */
export function isMcpbManifest(data: JsonObject): boolean {
  return (ownString(data, 'manifest_version') ?? ownString(data, 'dxt_version')) !== undefined
}
