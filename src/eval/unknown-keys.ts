import { isArray, isObject, ownObject, type Json, type JsonObject } from '../core/json.ts'
import { allBranchesOf } from '../schema/branches.ts'
import { argumentSchemas } from './argument-schemas.ts'

const DEEPEST = 20

/**
 * The keys of a value, at any depth, that its schema does not know, as paths: `filters.owner`, `rows[2].x`. Objects whose schema
 * names no properties may hold anything.
 */
export function unknownKeys(root: JsonObject, schema: JsonObject, value: Json, path = '', levels = DEEPEST): string[] {
  if (levels === 0) return []
  if (isArray(value)) {
    const items = itemsOf(root, schema)
    return items === undefined
      ? []
      : value.flatMap((item, index) => unknownKeys(root, items, item, `${path}[${index}]`, levels - 1))
  }
  if (!isObject(value)) return []
  const known = argumentSchemas(root, schema)
  return Object.entries(value).flatMap(([name, inner]) => {
    const below = path === '' ? name : `${path}.${name}`
    return known.knows(name) ? unknownKeys(root, known.schemaOf(name), inner, below, levels - 1) : [below]
  })
}

function itemsOf(root: JsonObject, schema: JsonObject): JsonObject | undefined {
  return allBranchesOf(root, schema)
    .flatMap((branch) => (branch.asked ? [] : [ownObject(branch.schema, 'items')]))
    .find((items) => items !== undefined)
}
