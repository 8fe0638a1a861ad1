import { isObject, ownString, type JsonObject } from '../../core/json.ts'
import { isPointer, valueAt, type Pointer } from '../../core/pointer.ts'
import { subschemasOf } from './walk.ts'

/** A schema and its pointer below the root of its schema (not of the tool). */
export interface Target {
  readonly schema: JsonObject
  readonly at: Pointer
}

/**
 * What a `$ref` means inside its schema: a pointer (`#/$defs/x`), an `$anchor` or an `$id`. Undefined where nothing
 * stands there; nothing is ever fetched.
 */
export function resolveRef(root: JsonObject, ref: string): Target | undefined {
  if (!ref.startsWith('#')) return find(root, (schema) => ownString(schema, '$id') === ref || ownString(schema, 'id') === ref)
  const fragment = decoded(ref.slice(1))
  if (isPointer(fragment)) {
    const schema = valueAt(root, fragment)
    return isObject(schema) ? { schema, at: fragment } : undefined
  }
  return find(
    root,
    (schema) =>
      ownString(schema, '$anchor') === fragment ||
      ownString(schema, '$dynamicAnchor') === fragment ||
      ownString(schema, '$id') === ref,
  )
}

function find(root: JsonObject, matches: (schema: JsonObject) => boolean): Target | undefined {
  return subschemasOf(root, '').find(({ schema }) => matches(schema))
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
