import { own, type JsonObject } from '../core/json.ts'
import { dialectOf, type Dialect } from './dialect.ts'

const OLD: ReadonlySet<Dialect> = new Set(['draft-04', 'draft-06', 'draft-07'])
/** What draft-04 does not know. */
const SINCE_06 = ['const', 'contains', 'propertyNames', 'examples', 'if', 'then', 'else']

/** The keywords of a schema that count in the dialect of its root: until draft-07 nothing beside a `$ref`, in draft-04 no `const`. */
export function asserted(root: JsonObject, schema: JsonObject): JsonObject {
  // hot: most schemas declare no dialect
  if (own(root, '$schema') === undefined) return schema
  const dialect = dialectOf(root)
  if (!OLD.has(dialect)) return schema
  const ref = own(schema, '$ref')
  if (ref !== undefined) return { $ref: ref }
  if (dialect !== 'draft-04') return schema
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !SINCE_06.includes(keyword)))
}
