import { ownString, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import type { Pointer } from '../core/pointer.ts'
import { resolveRef } from './ref.ts'
import { subschemasOf } from './walk.ts'

/** `all` as the newest dialect has them; `old` what validators of draft-07 and of 2020-12 both look into. */
type Reading = 'all' | 'old'

const DEFINITIONS = ['$defs', 'definitions']
const SINCE_2019 = ['prefixItems', 'dependentSchemas', 'unevaluatedItems', 'unevaluatedProperties', 'contentSchema']
const GONE = ['additionalItems', 'dependencies']
const IDLE: Readonly<Record<Reading, ReadonlySet<string>>> = {
  all: new Set(DEFINITIONS),
  old: new Set([...DEFINITIONS, ...SINCE_2019, ...GONE]),
}

/**
 * The schemas that count when a value is validated, each with its place below the root: what the root holds and refers to, without the
 * definitions that nothing refers to.
 */
export function reachedIn(root: JsonObject, reading: Reading = 'all'): ReadonlyMap<JsonObject, Pointer> {
  return (reading === 'all' ? allReached : oldReached)(root)
}

const allReached = rememberedFor((root: JsonObject) => reached(root, 'all'))
const oldReached = rememberedFor((root: JsonObject) => reached(root, 'old'))

function reached(root: JsonObject, reading: Reading): ReadonlyMap<JsonObject, Pointer> {
  const inner = new Map<JsonObject, JsonObject[]>()
  const places = new Map<JsonObject, Pointer>()
  for (const { schema, at, parent, keyword } of subschemasOf(root, '')) {
    places.set(schema, at)
    if (parent === undefined || IDLE[reading].has(keyword) || isIdle(keyword, parent.schema)) continue
    const siblings = inner.get(parent.schema)
    if (siblings === undefined) inner.set(parent.schema, [schema])
    else siblings.push(schema)
  }
  const found = new Map<JsonObject, Pointer>([[root, '']])
  // a map that grows is walked to its end
  for (const [schema] of found) {
    const ref = ownString(schema, '$ref')
    const target = ref === undefined ? undefined : resolveRef(root, ref)?.schema
    for (const next of [...(inner.get(schema) ?? []), ...(target === undefined ? [] : [target])]) {
      const at = places.get(next)
      if (at !== undefined && !found.has(next)) found.set(next, at)
    }
  }
  return found
}

/** Halves of a condition without the other half say nothing. */
function isIdle(keyword: string, parent: JsonObject): boolean {
  if (keyword === 'then' || keyword === 'else') return !Object.hasOwn(parent, 'if')
  return keyword === 'if' && !Object.hasOwn(parent, 'then') && !Object.hasOwn(parent, 'else')
}
