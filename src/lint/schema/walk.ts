import { isArray, isObject, type Json, type JsonObject } from '../../core/json.ts'
import { join, type Pointer } from '../../core/pointer.ts'

/** One schema inside a schema. */
export interface Subschema {
  readonly at: Pointer
  readonly schema: JsonObject
  /** The keyword of the enclosing schema under which it stands; `''` for the root. */
  readonly keyword: string
  readonly parent: Subschema | undefined
  /** Levels of schemas around it. */
  readonly level: number
}

/** Deeper or larger schemas are cut here: no client validates them, and hostile ones must not cost us more than this. */
export const MOST_LEVELS = 100
export const MOST_SUBSCHEMAS = 20_000

/** Whether a keyword holds one schema, a list of them or an object of them; `items` is one or, in older drafts, a list. */
const HOLDS = new Map<string, 'one' | 'list' | 'map'>([
  ...(
    'items additionalProperties not if then else contains propertyNames additionalItems unevaluatedItems unevaluatedProperties ' +
    'contentSchema'
  )
    .split(' ')
    .map((keyword) => [keyword, 'one'] as const),
  ...'allOf anyOf oneOf prefixItems'.split(' ').map((keyword) => [keyword, 'list'] as const),
  ...'properties patternProperties $defs definitions dependentSchemas dependencies'
    .split(' ')
    .map((keyword) => [keyword, 'map'] as const),
])

const known = new WeakMap<JsonObject, readonly Subschema[]>()

/**
 * Every schema object inside a schema, itself first, by level, each with its pointer below `base`. Boolean schemas are
 * left out, `$ref` is not followed. At most MOST_LEVELS deep and MOST_SUBSCHEMAS many. The same object gives the same list.
 */
export function subschemasOf(root: JsonObject, base: Pointer): readonly Subschema[] {
  const before = known.get(root)
  if (before !== undefined && before[0]?.at === base) return before
  const nodes: Subschema[] = [{ at: base, schema: root, keyword: '', parent: undefined, level: 0 }]
  for (let next = 0; next < nodes.length; next++) {
    const node = nodes[next]
    if (node !== undefined && node.level < MOST_LEVELS) addChildren(node, nodes)
    if (nodes.length > MOST_SUBSCHEMAS) nodes.length = MOST_SUBSCHEMAS
  }
  known.set(root, nodes)
  return nodes
}

function addChildren(parent: Subschema, nodes: Subschema[]): void {
  const level = parent.level + 1
  const add = (schema: Json | undefined, keyword: string, at: Pointer): void => {
    if (isObject(schema)) nodes.push({ at, schema, keyword, parent, level })
  }
  for (const keyword of Object.keys(parent.schema)) {
    const value = parent.schema[keyword]
    if (typeof value !== 'object' || value === null) continue
    const holds = HOLDS.get(keyword)
    if (holds === undefined) continue
    const below = join(parent.at, keyword)
    if (isArray(value)) {
      if (holds === 'list' || keyword === 'items') value.forEach((item, index) => add(item, keyword, join(below, index)))
    } else if (holds === 'one') add(value, keyword, below)
    else if (holds === 'map' && isObject(value)) {
      for (const name of Object.keys(value)) add(value[name], keyword, join(below, name))
    }
  }
}
