import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { resolveRef } from './ref.ts'

interface Effective {
  readonly schema: JsonObject
  /** JSON Schema types that a value may have; empty when nothing says. */
  readonly types: readonly string[]
  readonly descriptionAt: Pointer
}

const COMPOSED = ['$ref', 'anyOf', 'oneOf', 'allOf']

/** A chain of `$ref`s, or of one-branch unions, longer than this is a riddle, not a schema. */
const MOST_STEPS = 8

/**
 * A schema with its local `$ref`s and the one branch of a union that is not null merged in (generators write an optional
 * string as `anyOf: [string, null]`). What stands nearer wins. A union without a description takes that of a branch.
 */
export function effectiveSchema(root: JsonObject, base: Pointer, written: JsonObject, at: Pointer): Effective {
  if (!COMPOSED.some((keyword) => Object.hasOwn(written, keyword))) {
    return { schema: written, types: typesOf(written), descriptionAt: join(at, 'description') }
  }
  let schema = written
  let descriptionAt: Pointer = join(at, 'description')
  let nullable = false
  for (let step = 0, here = at; step < MOST_STEPS; step++) {
    const inner = innerOf(root, base, schema, here)
    if (inner === undefined) break
    here = inner.at
    nullable ||= inner.nullable
    if (ownString(schema, 'description') === undefined) descriptionAt = join(here, 'description')
    const { $ref: _ref, anyOf: _any, oneOf: _one, ...rest } = schema
    schema = { ...inner.schema, ...rest }
  }
  if (ownString(schema, 'description') === undefined) {
    const branch = describedBranch(schema)
    descriptionAt = branch === undefined ? join(at, 'description') : join(at, branch.keyword, branch.index, 'description')
    if (branch !== undefined) schema = { ...schema, description: branch.description }
  }
  const types = typesOf(schema)
  return { schema, types: nullable && types.length > 0 && !types.includes('null') ? [...types, 'null'] : types, descriptionAt }
}

/** The first alternative that says what the value is, for a union that does not say it as a whole. */
function describedBranch(schema: JsonObject): { keyword: string; index: number; description: string } | undefined {
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const branches = own(schema, keyword)
    for (const [index, branch] of isArray(branches) ? branches.entries() : []) {
      const description = isObject(branch) ? ownString(branch, 'description') : undefined
      if (description !== undefined) return { keyword, index, description }
    }
  }
  return undefined
}

function innerOf(
  root: JsonObject,
  base: Pointer,
  schema: JsonObject,
  at: Pointer,
): { schema: JsonObject; at: Pointer; nullable: boolean } | undefined {
  const ref = ownString(schema, '$ref')
  if (ref !== undefined) {
    const target = resolveRef(root, ref)
    return target && { schema: target.schema, at: `${base}${target.at}`, nullable: false }
  }
  for (const keyword of ['anyOf', 'oneOf']) {
    const branches = own(schema, keyword)
    if (!isArray(branches)) continue
    const index = branches.findIndex((branch) => isObject(branch) && own(branch, 'type') !== 'null')
    const branch = branches[index]
    const others = branches.filter((_, other) => other !== index)
    if (isObject(branch) && others.every((other) => isObject(other) && own(other, 'type') === 'null')) {
      return { schema: branch, at: join(at, keyword, index), nullable: others.length > 0 }
    }
  }
  return undefined
}

function typesOf(schema: JsonObject): readonly string[] {
  const type = own(schema, 'type')
  if (typeof type === 'string') return [type]
  if (isArray(type)) return type.filter((name) => typeof name === 'string')
  const branches = own(schema, 'anyOf') ?? own(schema, 'oneOf')
  if (isArray(branches)) return [...new Set(branches.flatMap((branch) => (isObject(branch) ? ownTypes(branch) : [])))]
  return ownTypes(schema)
}

function ownTypes(schema: JsonObject): readonly string[] {
  const type = own(schema, 'type')
  if (typeof type === 'string') return [type]
  if (isArray(type)) return type.filter((name) => typeof name === 'string')
  const values = own(schema, 'enum')
  if (isArray(values)) return [...new Set(values.map(typeOf))]
  const constant = own(schema, 'const')
  return constant === undefined ? [] : [typeOf(constant)]
}

function typeOf(value: Json): string {
  if (value === null) return 'null'
  if (isArray(value)) return 'array'
  return typeof value
}
