import { own, type JsonObject } from '../core/json.ts'
import { dialectOf, type Dialect } from './dialect.ts'
import { KEYWORDS } from './keywords.ts'

const OLD: ReadonlySet<Dialect> = new Set(['draft-04', 'draft-06', 'draft-07'])
/** What draft-04 does not know. */
const SINCE_06 = new Set(['const', 'contains', 'propertyNames', 'examples', 'if', 'then', 'else'])

/**
 * The keywords of a schema that say something in the dialect of its root: until draft-07 nothing next to a `$ref`, in draft-04 no
 * `const`, and nowhere one whose value is malformed, of which nobody can tell what it says.
 */
export function asserted(root: JsonObject, schema: JsonObject): JsonObject {
  const dialect = dialectOf(root)
  const ref = OLD.has(dialect) ? own(schema, '$ref') : undefined
  if (ref !== undefined) return { $ref: ref }
  const shapes = KEYWORDS[dialect]
  const counts = (keyword: string): boolean => {
    const value = own(schema, keyword)
    const shape = Object.hasOwn(shapes, keyword) ? shapes[keyword] : undefined
    if (dialect === 'draft-04' && SINCE_06.has(keyword)) return false
    return value === undefined || shape === undefined || shape(value, keyword).length === 0
  }
  const keywords = Object.keys(schema)
  return keywords.every(counts)
    ? schema
    : Object.fromEntries(keywords.filter(counts).map((keyword) => [keyword, schema[keyword] ?? null]))
}
