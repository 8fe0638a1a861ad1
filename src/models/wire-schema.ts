import type { JsonObject } from '../core/json.ts'

/** An input schema as providers demand it at the root, an object with properties; else exactly as served. */
export function wireSchema(schema: JsonObject): JsonObject & { readonly type: 'object' } {
  return { properties: {}, ...schema, type: 'object' }
}
