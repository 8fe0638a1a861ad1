import { isObject, own, type JsonObject } from '../core/json.ts'
import { rememberedWithin } from '../core/memo.ts'
import { allBranchesOf } from '../schema/branches.ts'
import { argumentSchemas } from './argument-schemas.ts'

/** A place in the arguments of a call. */
export interface Place {
  /** As messages name it: `filters.tags`, `items[2].id`; empty for the arguments as a whole. */
  readonly path: string
  /** The parameter that a value belongs to: of an item, that of its list. */
  readonly name: string
  /** What references in `schema` point into. */
  readonly root: JsonObject
  /** As `spoken` gives it. */
  readonly schema: JsonObject
}

const COMPOSING = new Set(['$ref', 'allOf', 'anyOf', 'oneOf', 'if'])

/** A schema with what its compositions and references say, the schema's own keywords first. */
const spoken = rememberedWithin((root: JsonObject, schema: JsonObject): JsonObject => {
  if (!Object.keys(schema).some((keyword) => COMPOSING.has(keyword))) return schema
  const told = allBranchesOf(root, schema).filter(({ asked }) => !asked)
  return Object.assign({}, ...told.map((branch) => branch.schema).toReversed())
})

/** The place of one key of an object. */
export function keyOf({ path, root, schema }: Place, key: string): Place {
  const inner = argumentSchemas(root, schema).schemaOf(key)
  return { path: path === '' ? key : `${path}.${key}`, name: key, root, schema: spoken(root, inner) }
}

/** The place of one item of a list. */
export function itemOf({ path, name, root, schema }: Place, index: number): Place {
  const items = own(schema, 'items')
  return { path: `${path}[${index}]`, name, root, schema: isObject(items) ? spoken(root, items) : {} }
}
