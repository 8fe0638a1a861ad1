import { own, ownObject, type JsonObject } from '../core/json.ts'
import { linear } from '../core/pattern.ts'
import { allBranchesOf } from '../schema/branches.ts'
import { missingIn } from '../schema/demanded.ts'
import { accepts } from '../schema/value.ts'

/** What a tool's input schema says about its top-level arguments. */
export interface ArgumentSchemas {
  knows(name: string): boolean
  /** The schema of one argument; `{}` where nothing is said about it. */
  schemaOf(name: string): JsonObject
  /** Arguments that the schema names. */
  readonly names: readonly string[]
  /** What the schema demands of these arguments and they lack, by `required` and by every condition that holds for them. */
  missing(given: JsonObject): readonly string[]
}

/**
 * Reads a schema, that of all arguments or of an object in them, with its branches: compositions, conditions, what a local `$ref`
 * names. Below the root, an object without `properties` may hold anything.
 */
export function argumentSchemas(root: JsonObject, schema: JsonObject = root): ArgumentSchemas {
  const branches = allBranchesOf(root, schema)
  const schemas = branches.map((branch) => branch.schema)
  const properties = schemas.map((branch) => ownObject(branch, 'properties') ?? {})
  // what a condition asks of an argument is not what the argument is
  const told = branches.flatMap((branch) => (branch.asked ? [] : [ownObject(branch.schema, 'properties') ?? {}]))
  const patterns = schemas.flatMap((branch) => Object.keys(ownObject(branch, 'patternProperties') ?? {}))
  const saysNothing = !schemas.some(
    (branch) => Object.hasOwn(branch, 'properties') || (schema === root && Object.hasOwn(branch, 'type')),
  )
  const open =
    saysNothing ||
    schemas.some(
      (branch) => own(branch, 'additionalProperties') === true || ownObject(branch, 'additionalProperties') !== undefined,
    )
  return {
    knows: (name) =>
      open || properties.some((known) => Object.hasOwn(known, name)) || patterns.some((pattern) => mayMatch(pattern, name)),
    schemaOf: (name) => told.map((known) => ownObject(known, name)).find((found) => found !== undefined) ?? {},
    names: [...new Set(properties.flatMap(Object.keys))],
    missing: (given) => missingIn(root, given, (condition, object) => accepts(root, condition, object)),
  }
}

function mayMatch(pattern: string, name: string): boolean {
  try {
    return linear(pattern).test(name)
  } catch {
    // a pattern that cannot be run must not turn a right call into a wrong one
    return true
  }
}
