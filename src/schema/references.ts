import { ownString, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { resolveRef } from './ref.ts'
import { keywords, subschemasOf, subschemasWith } from './walk.ts'

/** A `$ref` that nothing inside the schema answers. */
export interface DeadReference {
  readonly at: Pointer
  readonly ref: string
  /** True for one that points out of the document: `https://…`. */
  readonly remote: boolean
}

const REFERENCES = keywords('$ref', '$dynamicRef')

/** The references of a schema that do not resolve inside it. Circular ones are legal and resolve. */
export function* deadReferences(root: JsonObject, base: Pointer): Iterable<DeadReference> {
  let resources: JsonObject[] | undefined
  for (const { schema, at } of subschemasWith(root, base, REFERENCES)) {
    for (const keyword of ['$ref', '$dynamicRef']) {
      const ref = ownString(schema, keyword)
      if (ref === undefined || resolveRef(root, ref) !== undefined) continue
      // below an `$id`, a fragment is looked up in that resource
      resources ??= subschemasOf(root, base)
        .map((node) => node.schema)
        .filter((one) => one !== root && ownString(one, '$id') !== undefined)
      if (resources.some((resource) => resolveRef(resource, ref) !== undefined)) continue
      yield { at: join(at, keyword), ref, remote: /^[a-z][a-z0-9+.-]*:/i.test(ref) || ref.startsWith('//') }
    }
  }
}
