import { isArray, isObject, own, ownObject, ownString, type JsonObject } from '../core/json.ts'
import { linear } from '../core/pattern.ts'
import { isPointer, valueAt } from '../core/pointer.ts'

/** What a tool's input schema says about its top-level arguments. */
export interface ArgumentSchemas {
  knows(name: string): boolean
  /** The schema of one argument; `{}` where nothing is said about it. */
  schemaOf(name: string): JsonObject
  /** Arguments that the schema names. */
  readonly names: readonly string[]
  readonly required: readonly string[]
}

const DEEPEST = 8
const MOST_BRANCHES = 200

/** Reads the root of a schema with its branches (`allOf`, `anyOf`, `oneOf`, local `$ref`), bounded against hostile ones. */
export function argumentSchemas(root: JsonObject): ArgumentSchemas {
  const branches = branchesOf(root)
  const properties = branches.map((branch) => ownObject(branch, 'properties') ?? {})
  const patterns = branches.flatMap((branch) => Object.keys(ownObject(branch, 'patternProperties') ?? {}))
  const saysNothing = !branches.some((branch) => Object.hasOwn(branch, 'properties') || Object.hasOwn(branch, 'type'))
  const open =
    saysNothing ||
    branches.some(
      (branch) => own(branch, 'additionalProperties') === true || ownObject(branch, 'additionalProperties') !== undefined,
    )
  const required = branches.slice(0, 1).flatMap((branch) => own(branch, 'required') ?? [])
  return {
    knows: (name) =>
      open || properties.some((known) => Object.hasOwn(known, name)) || patterns.some((pattern) => mayMatch(pattern, name)),
    schemaOf: (name) => properties.map((known) => ownObject(known, name)).find((schema) => schema !== undefined) ?? {},
    names: [...new Set(properties.flatMap(Object.keys))],
    required: required.filter((name) => typeof name === 'string'),
  }
}

function branchesOf(root: JsonObject): JsonObject[] {
  const found: JsonObject[] = []
  const visit = (schema: JsonObject, depth: number): void => {
    if (depth > DEEPEST || found.length >= MOST_BRANCHES || found.includes(schema)) return
    found.push(schema)
    const target = referred(root, ownString(schema, '$ref'))
    if (target !== undefined) visit(target, depth + 1)
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const inner = own(schema, keyword)
      if (isArray(inner)) for (const branch of inner) if (isObject(branch)) visit(branch, depth + 1)
    }
  }
  visit(root, 0)
  return found
}

function referred(root: JsonObject, reference: string | undefined): JsonObject | undefined {
  const at = reference?.startsWith('#') === true ? reference.slice(1) : undefined
  const target = at !== undefined && isPointer(at) ? valueAt(root, at) : undefined
  return isObject(target) ? target : undefined
}

function mayMatch(pattern: string, name: string): boolean {
  try {
    return linear(pattern).test(name)
  } catch {
    // a pattern that cannot be run must not turn a right call into a wrong one
    return true
  }
}
