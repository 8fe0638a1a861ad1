import type { JsonObject } from '../core/json.ts'

/** Keys that a reader knows, with what each is for. */
type Keys = Readonly<Record<string, { readonly says: string }>>

/** A type and no interface, so that it is a `JsonObject`, too. */
type ObjectSchema = { readonly type: 'object'; readonly additionalProperties: false; readonly properties: JsonObject }

/** An object of exactly the keys of a table; a key that the table lacks, or a table's key that is left out, does not compile. */
export function objectSchema<Table extends Keys>(
  keys: Table,
  properties: { readonly [Key in keyof Table]: JsonObject },
): ObjectSchema {
  const described = Object.entries(properties).map(([key, property]: [string, JsonObject]) => [
    key,
    withDescription(keys[key]?.says ?? '', property),
  ])
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(described) }
}

/** What stands next to a `$ref` counts for nothing in draft 7. */
function withDescription(description: string, schema: JsonObject): JsonObject {
  return '$ref' in schema ? { description, allOf: [schema] } : { description, ...schema }
}

/** One of the schema's own definitions. */
export function ref(name: string): JsonObject {
  return { $ref: `#/definitions/${name}` }
}
