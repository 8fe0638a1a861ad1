import { own, ownObject, type JsonObject } from '../core/json.ts'
import { allBranchesOf, isOfSameValue } from './branches.ts'
import { resolveRef } from './ref.ts'
import type { Subschema } from './walk.ts'

/**
 * The property names that some schema of the same value declares: the enclosing compositions, their branches, what they
 * refer to. Undefined where names are open: `patternProperties`, a schema for additional ones, a reference that leads nowhere.
 */
export function declaredNames(root: JsonObject, node: Subschema): ReadonlySet<string> | undefined {
  let top = node
  while (top.parent !== undefined && isOfSameValue(top.keyword)) top = top.parent
  const names = new Set<string>()
  for (const { schema } of allBranchesOf(root, top.schema)) {
    if (ownObject(schema, 'patternProperties') || ownObject(schema, 'additionalProperties')) return undefined
    const ref = own(schema, '$ref')
    if (ref !== undefined && !(typeof ref === 'string' && resolveRef(root, ref) !== undefined)) return undefined
    for (const name of Object.keys(ownObject(schema, 'properties') ?? {})) names.add(name)
  }
  return names
}
