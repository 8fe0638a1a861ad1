import { isArray, isObject, own, type JsonObject } from '../../core/json.ts'
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

const ONE = new Set([
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'additionalItems',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
])
const LIST = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'])
const MAP = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'dependencies'])

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
  const add = (schema: unknown, keyword: string, at: Pointer): void => {
    if (isObject(schema)) nodes.push({ at, schema, keyword, parent, level: parent.level + 1 })
  }
  for (const keyword in parent.schema) {
    const value = own(parent.schema, keyword)
    if (typeof value !== 'object' || value === null) continue
    if (MAP.has(keyword) && isObject(value)) {
      const below = join(parent.at, keyword)
      for (const name of Object.keys(value)) add(value[name], keyword, join(below, name))
    } else if (isArray(value)) {
      if (LIST.has(keyword)) value.forEach((item, index) => add(item, keyword, join(parent.at, keyword, index)))
    } else if (ONE.has(keyword)) add(value, keyword, join(parent.at, keyword))
  }
}
