import { isArray, isObject, own, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'

/**
 * The two lines of the official TypeScript SDK, as they were tried: `test/sdk` runs them and fails when other versions are
 * installed. The older checks and compiles every schema of a list at once, the newer compiles at the first call of a tool.
 */
export const OLDER_SDK = '@modelcontextprotocol/sdk 1.32.2'
export const NEWER_SDK = '@modelcontextprotocol/client 2.4.0'

/** A place at which an SDK client refuses the answer to tools/list, and every tool in it. */
export interface ListRefusal {
  readonly at: Pointer
  readonly by: readonly string[]
}

/** Where the SDK clients refuse the whole list over the root of a schema, whether JSON Schema allows it or not. */
export function listRefusals(schema: JsonObject, base: Pointer): readonly ListRefusal[] {
  const both = [OLDER_SDK, NEWER_SDK]
  const found: ListRefusal[] = []
  const [properties, required] = [own(schema, 'properties'), own(schema, 'required')]
  if (properties !== undefined && !isObject(properties)) found.push({ at: join(base, 'properties'), by: both })
  for (const [name, value] of Object.entries(isObject(properties) ? properties : {})) {
    // any object passes, and to JavaScript a list is one
    if (typeof value !== 'object' || value === null) found.push({ at: join(base, 'properties', name), by: [OLDER_SDK] })
  }
  if (required !== undefined && !isArray(required)) found.push({ at: join(base, 'required'), by: both })
  const odd = isArray(required) ? required.findIndex((name) => typeof name !== 'string') : -1
  if (odd !== -1) found.push({ at: join(base, 'required', odd), by: both })
  return found
}
