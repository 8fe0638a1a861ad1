import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { resolveRef } from './ref.ts'

/** Chains and unions deeper than this are taken as not nullable. */
const MOST_LEVELS = 20

/** True where a schema provably lets null through: by its type, its values, a branch of a union or what a local `$ref` names. */
export function allowsNull(root: JsonObject, schema: Json | undefined, levels = MOST_LEVELS): boolean {
  if (typeof schema === 'boolean') return schema
  if (!isObject(schema) || levels === 0) return false
  const ref = own(schema, '$ref')
  if (ref !== undefined) return typeof ref === 'string' && allowsNull(root, resolveRef(root, ref)?.schema, levels - 1)
  const [type, values] = [own(schema, 'type'), own(schema, 'enum')]
  if (type !== undefined && type !== 'null' && !(isArray(type) && type.includes('null'))) return false
  if (Object.hasOwn(schema, 'const') && own(schema, 'const') !== null) return false
  if (values !== undefined && !(isArray(values) && values.includes(null))) return false
  if (Object.hasOwn(schema, 'not') || Object.hasOwn(schema, 'if')) return false
  const nullable = (branches: Json | undefined): readonly boolean[] =>
    isArray(branches) ? branches.map((branch) => allowsNull(root, branch, levels - 1)) : []
  if (Object.hasOwn(schema, 'allOf') && !nullable(own(schema, 'allOf')).every(Boolean)) return false
  if (Object.hasOwn(schema, 'anyOf') && !nullable(own(schema, 'anyOf')).some(Boolean)) return false
  return !Object.hasOwn(schema, 'oneOf') || nullable(own(schema, 'oneOf')).filter(Boolean).length === 1
}
