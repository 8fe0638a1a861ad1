import { isObject, own, ownObject, type Json, type JsonObject } from '../core/json.ts'
import { rememberedWithin } from '../core/memo.ts'
import { linear } from '../core/pattern.ts'
import { allBranchesOf } from '../schema/branches.ts'
import { missingIn } from '../schema/demanded.ts'
import { accepts } from '../schema/value.ts'

/** What an object's schema says about its keys: a tool's input schema about the arguments, or one further down. */
export interface ArgumentSchemas {
  knows(name: string): boolean
  /** The schema of one argument; `{}` where nothing is said about it. */
  schemaOf(name: string): JsonObject
  /** Arguments that the schema names. */
  readonly names: readonly string[]
  /** What the schema demands of these arguments and they lack, by `required` and by every condition that holds for them. */
  missing(given: JsonObject): readonly string[]
}

/** Reads a schema with its branches: compositions, conditions, what a local `$ref` into `root` names. */
export function argumentSchemas(root: JsonObject, schema: JsonObject = root): ArgumentSchemas {
  return remembered(root, schema)
}

// every answer is judged by a few schemas
const remembered = rememberedWithin((root: JsonObject, schema: JsonObject): ArgumentSchemas => {
  const branches = allBranchesOf(root, schema)
  const schemas = branches.map(({ schema }) => schema)
  const properties = schemas.map((branch) => ownObject(branch, 'properties') ?? {})
  // what a condition asks of an argument is not what the argument is
  const told = branches.flatMap(({ schema, asked }) => (asked ? [] : [ownObject(schema, 'properties') ?? {}]))
  const patterns = schemas.flatMap((branch) => Object.keys(ownObject(branch, 'patternProperties') ?? {}))
  // a tool without parameters often says no more than its type; further down, that is an object of any keys
  const saysNothing =
    schema === root
      ? !schemas.some((branch) => Object.hasOwn(branch, 'properties') || Object.hasOwn(branch, 'type'))
      : properties.every((known) => Object.keys(known).length === 0) &&
        patterns.length === 0 &&
        !schemas.some((branch) => own(branch, 'additionalProperties') === false)
  const open = saysNothing || schemas.some((branch) => OPENING.some((keyword) => isOpen(own(branch, keyword))))
  return {
    knows: (name) =>
      open || properties.some((known) => Object.hasOwn(known, name)) || patterns.some((pattern) => mayMatch(pattern, name)),
    schemaOf: (name) => told.map((known) => ownObject(known, name)).find((schema) => schema !== undefined) ?? {},
    names: [...new Set(properties.flatMap(Object.keys))],
    missing: (given) => missingIn(schema, given, (branch, object) => accepts(root, branch, object), root),
  }
})

const OPENING = ['additionalProperties', 'unevaluatedProperties']

const isOpen = (value: Json | undefined): boolean => value === true || isObject(value)

function mayMatch(pattern: string, name: string): boolean {
  try {
    return linear(pattern).test(name)
  } catch {
    // a pattern that cannot be run must not turn a right call into a wrong one
    return true
  }
}
