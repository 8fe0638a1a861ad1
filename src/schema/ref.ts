import { isObject, ownString, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import { isPointer, valueAt, type Pointer } from '../core/pointer.ts'
import { subschemasOf } from './walk.ts'

/** A schema and its pointer below the root of its schema (not of the tool). */
export interface RefTarget {
  readonly schema: JsonObject
  readonly at: Pointer
}

/**
 * What a `$ref` means inside its schema: a pointer (`#/$defs/x`), an `$anchor` or an `$id`. Undefined where nothing
 * stands there; nothing is ever fetched.
 */
export function resolveRef(root: JsonObject, ref: string): RefTarget | undefined {
  const known = targetsOf(root)
  const target = known.get(ref)
  if (target !== undefined || known.has(ref)) return target
  const found = lookedUp(root, ref)
  known.set(ref, found)
  return found
}

/** What was looked up in a schema before: each of its rules asks for every reference. */
const targetsOf = rememberedFor<JsonObject, Map<string, RefTarget | undefined>>(() => new Map())

function lookedUp(root: JsonObject, ref: string): RefTarget | undefined {
  const fragment = ref.startsWith('#') ? decoded(ref.slice(1)) : undefined
  if (fragment === undefined || !isPointer(fragment)) return labelled(root).get(ref)
  const schema = valueAt(root, fragment)
  return isObject(schema) ? { schema, at: fragment } : undefined
}

const NAMING = [
  ['$id', ''],
  ['id', ''],
  ['$anchor', '#'],
  ['$dynamicAnchor', '#'],
] as const

/** Everything in a schema that a `$ref` can name other than by its place, under the text that names it. */
const labelled = rememberedFor((root: JsonObject): ReadonlyMap<string, RefTarget> => {
  const labels = new Map<string, RefTarget>([['', { schema: root, at: '' }]])
  for (const { schema, at } of subschemasOf(root, '')) {
    for (const [key, mark] of NAMING) {
      const name = ownString(schema, key)
      if (name !== undefined && name !== '') labels.set(`${mark}${name}`, { schema, at })
    }
  }
  return labels
})

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
