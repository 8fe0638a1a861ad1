import { isArray, isObject, type Json, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import { join, type Pointer } from '../core/pointer.ts'

/** One schema inside a schema. */
export interface Subschema {
  readonly at: Pointer
  readonly schema: JsonObject
  /** The keyword of the enclosing schema under which it stands; `''` for the root. */
  readonly keyword: string
  readonly parent: Subschema | undefined
  /** Levels of schemas around it. */
  readonly level: number
  /** Which of the keywords that `subschemasWith` can ask for it has. */
  readonly marks: number
}

/** Deeper or larger schemas are cut here: no client validates them, and hostile ones must not cost us more than this. */
export const MOST_LEVELS = 100
export const MOST_SUBSCHEMAS = 20_000

type Holds = 'one' | 'list' | 'map'

/** Whether a keyword holds one schema, a list of them or an object of them; `items` is one or, in older drafts, a list. */
const HOLDS: readonly (readonly [Holds, string])[] = [
  [
    'one',
    'items additionalProperties not if then else contains propertyNames additionalItems unevaluatedItems unevaluatedProperties contentSchema',
  ],
  ['list', 'allOf anyOf oneOf prefixItems'],
  ['map', 'properties patternProperties $defs definitions dependentSchemas dependencies'],
]

/** Keywords that few schemas have, and that rules look for. */
const MARKED =
  'enum const default examples pattern patternProperties required dependentRequired $ref $dynamicRef x-mcp-header minimum maximum exclusiveMinimum ' +
  'exclusiveMaximum minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains'

interface Keyword {
  readonly holds: Holds | undefined
  readonly mark: number
}

const HOLDING = new Map(HOLDS.flatMap(([holds, keywords]) => keywords.split(' ').map((keyword) => [keyword, holds] as const)))
const MARKS = new Map(MARKED.split(' ').map((keyword, index) => [keyword, 1 << index]))
const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(
  [...HOLDING.keys(), ...MARKS.keys()].map((keyword) => [
    keyword,
    { holds: HOLDING.get(keyword), mark: MARKS.get(keyword) ?? 0 },
  ]),
)

interface Walked {
  readonly base: Pointer
  readonly nodes: readonly Subschema[]
  /** The marks of all nodes together. */
  readonly marks: number
}

/** By base, of which there are three: the same schema is asked for as a tool's and by itself. */
const walks = new Map<Pointer, (root: JsonObject) => Walked>()
let last: { readonly root: JsonObject; readonly walked: Walked } | undefined

/**
 * Every schema object inside a schema, itself first, by level, each with its pointer below `base`. Boolean schemas are
 * left out, `$ref` is not followed. At most MOST_LEVELS deep and MOST_SUBSCHEMAS many. The same object gives the same list.
 */
export function subschemasOf(root: JsonObject, base: Pointer): readonly Subschema[] {
  return walked(root, base).nodes
}

/** Those of them that have at least one of the keywords (see `keywords`); quickly none, where the whole schema has none. */
export function subschemasWith(root: JsonObject, base: Pointer, marks: number): readonly Subschema[] {
  const all = walked(root, base)
  return (all.marks & marks) === 0 ? [] : all.nodes.filter((node) => (node.marks & marks) !== 0)
}

/** What `subschemasWith` looks for. Throws for a keyword that is not marked: add it to MARKED. */
export function keywords(...names: readonly string[]): number {
  return names.reduce((marks, name) => {
    const mark = MARKS.get(name)
    if (mark === undefined) throw new Error(`"${name}" is not among the keywords that schemas are marked with.`)
    return marks | mark
  }, 0)
}

function walked(root: JsonObject, base: Pointer): Walked {
  // hot: the rules ask one after the other about the same schema
  if (last?.root === root && last.walked.base === base) return last.walked
  const walkFrom = walks.get(base) ?? rememberedFor((schema: JsonObject) => walk(schema, base))
  walks.set(base, walkFrom)
  const found = walkFrom(root)
  last = { root, walked: found }
  return found
}

interface Growing extends Subschema {
  marks: number
}

function walk(root: JsonObject, base: Pointer): Walked {
  const nodes: Growing[] = [{ at: base, schema: root, keyword: '', parent: undefined, level: 0, marks: 0 }]
  let marks = 0
  for (let next = 0; next < nodes.length; next++) {
    const node = nodes[next]
    if (node === undefined) continue
    addChildren(node, nodes)
    marks |= node.marks
    if (nodes.length > MOST_SUBSCHEMAS) nodes.length = MOST_SUBSCHEMAS
  }
  return { base, nodes, marks }
}

function addChildren(parent: Growing, nodes: Growing[]): void {
  const level = parent.level + 1
  const add = (schema: Json | undefined, keyword: string, at: Pointer): void => {
    if (isObject(schema)) nodes.push({ at, schema, keyword, parent, level, marks: 0 })
  }
  for (const keyword in parent.schema) {
    const known = KEYWORDS.get(keyword)
    if (known === undefined || !Object.hasOwn(parent.schema, keyword)) continue
    parent.marks |= known.mark
    const value = parent.schema[keyword]
    const { holds } = known
    if (holds === undefined || typeof value !== 'object' || value === null || level > MOST_LEVELS) continue
    const below = join(parent.at, keyword)
    if (isArray(value)) {
      if (holds === 'list' || keyword === 'items') value.forEach((item, index) => add(item, keyword, join(below, index)))
    } else if (holds === 'one') add(value, keyword, below)
    else if (holds === 'map' && isObject(value)) {
      for (const name of Object.keys(value)) add(value[name], keyword, join(below, name))
    }
  }
}
