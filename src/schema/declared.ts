import { isArray, isObject, own, ownObject, type JsonObject } from '../core/json.ts'
import { resolveRef } from './ref.ts'
import { MOST_SUBSCHEMAS, type Subschema } from './walk.ts'

/** Keywords whose schemas speak about the same value as the schema that they stand in. */
const SAME_VALUE = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas', 'dependencies'])

/**
 * The property names that some schema of the same value declares: the enclosing compositions, their branches, what they
 * refer to. Undefined where names are open: `patternProperties`, a schema for additional ones, a reference that leads nowhere.
 */
export function declaredNames(root: JsonObject, node: Subschema): ReadonlySet<string> | undefined {
  let top = node
  while (top.parent !== undefined && SAME_VALUE.has(top.keyword)) top = top.parent
  const names = new Set<string>()
  const schemas = [top.schema]
  const seen = new Set<JsonObject>(schemas)
  for (let next = 0; next < schemas.length && next < MOST_SUBSCHEMAS; next++) {
    const schema = schemas[next]
    if (schema === undefined) continue
    if (ownObject(schema, 'patternProperties') || ownObject(schema, 'additionalProperties')) return undefined
    for (const name of Object.keys(ownObject(schema, 'properties') ?? {})) names.add(name)
    const more = branchesOf(root, schema)
    if (more === undefined) return undefined
    for (const branch of more) {
      if (seen.has(branch)) continue
      seen.add(branch)
      schemas.push(branch)
    }
  }
  return names
}

function branchesOf(root: JsonObject, schema: JsonObject): JsonObject[] | undefined {
  const ref = own(schema, '$ref')
  const target = typeof ref === 'string' ? resolveRef(root, ref) : undefined
  if (ref !== undefined && target === undefined) return undefined
  const branches = Object.keys(schema).flatMap((keyword) => {
    const value = SAME_VALUE.has(keyword) ? own(schema, keyword) : undefined
    if (isArray(value)) return value
    return isObject(value) ? (keyword.startsWith('depend') ? Object.values(value) : [value]) : []
  })
  return [...(target === undefined ? [] : [target.schema]), ...branches.filter(isObject)]
}
