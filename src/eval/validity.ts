import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { clip } from '../core/text.ts'
import { objector } from '../schema/ajv.ts'
import { asserted } from '../schema/asserted.ts'
import { branchesAt } from '../schema/branches.ts'
import { misfit } from '../schema/value.ts'
import { argumentSchemas } from './argument-schemas.ts'
import { keyOf, type Place } from './spoken.ts'

/** What a tool's input schema has against the arguments of calls. */
export interface Validity {
  /** Where arguments name keys that no schema knows, at any depth: `filters.owner`. */
  unknown(given: JsonObject): readonly string[]
  /** The first thing that the schema refuses, unknown keys included; undefined where it accepts all. */
  fault(given: JsonObject): string | undefined
}

const DEEPEST = 32

/** A required argument that has a default may be left out: it is read as its default. */
export function validityOf(root: JsonObject, tool: string): Validity {
  let compiled: { readonly objects: ((value: Json) => string | undefined) | undefined } | undefined
  // which keys are known is said by name, also of those that only a condition declares
  const { additionalProperties: _additional, unevaluatedProperties: _unevaluated, ...open } = root
  const whole: Place = { path: '', name: '', root, schema: root }
  const unknown = (given: JsonObject): string[] => unknownIn(given, whole, DEEPEST)
  return {
    unknown,
    fault: (given) => {
      const [stranger] = unknown(given)
      if (stranger !== undefined) return `${clip(stranger, 80)} is unknown to the schema of ${tool}`
      const filled = withDefaults(given, whole)
      const plain = plainFault(filled, whole, DEEPEST)
      if (plain !== undefined) return plain
      compiled ??= { objects: objector(root, asserted(root, open)) }
      const says = compiled.objects?.(filled)
      return says === undefined || says === '' ? undefined : `the schema of ${tool} refuses the arguments: ${clip(says, 120)}`
    },
  }
}

function withDefaults(given: JsonObject, { root, schema }: Place): JsonObject {
  const known = argumentSchemas(root, schema)
  const added = known.missing(given).flatMap((name) => {
    const fallback = own(known.schemaOf(name), 'default')
    return fallback === undefined ? [] : [[name, fallback] as const]
  })
  return added.length === 0 ? given : { ...given, ...Object.fromEntries(added) }
}

function unknownIn(value: Json, at: Place, levels: number): string[] {
  if (levels === 0) return []
  if (isArray(value)) return value.flatMap((item, index) => unknownIn(item, itemAt(at, index), levels - 1))
  if (!isObject(value)) return []
  const known = argumentSchemas(at.root, at.schema)
  return Object.entries(value).flatMap(([key, inner]) => {
    const place = keyAt(at, key)
    return known.knows(key) ? unknownIn(inner, place, levels - 1) : [place.path]
  })
}

/** What can be said with the name of the argument, so that the reason is plain. Unions and conditions are left to a validator. */
function plainFault(value: Json, at: Place, levels: number): string | undefined {
  if (levels === 0) return undefined
  if (isArray(value)) {
    const faults = value.map((item, index) => plainFault(item, itemAt(at, index), levels - 1))
    return faults.find((fault) => fault !== undefined) ?? sizeFault(value, at)
  }
  if (!isObject(value)) return sizeFault(value, at)
  const [missing] = argumentSchemas(at.root, at.schema).missing(value)
  if (missing !== undefined) return `${keyAt(at, missing).path} is required and missing`
  for (const [key, inner] of Object.entries(value)) {
    for (const schema of certain(at, key)) {
      const fault = plainFault(inner, { ...keyAt(at, key), schema }, levels - 1)
      if (fault !== undefined) return fault
    }
  }
  return at.path === '' ? undefined : sizeFault(value, at)
}

function sizeFault(value: Json, { path, root, schema }: Place): string | undefined {
  const says = misfit(root, schema, value)
  const given = typeof value === 'object' && value !== null ? '' : ` (${clip(JSON.stringify(value), 60)})`
  return says === undefined ? undefined : `${path}${given} ${says}`
}

/** What holds for a key in any case: said by the schema itself, and by what it is always composed of. */
function certain({ root, schema }: Place, key: string, levels = 8): JsonObject[] {
  const properties = own(schema, 'properties')
  const here = isObject(properties) ? own(properties, key) : undefined
  const always = levels === 0 ? [] : branchesAt(root, schema).filter(({ when }) => when === 'always')
  return [
    ...(isObject(here) ? [here] : []),
    ...always.flatMap((branch) => certain({ ...place(root, branch.schema) }, key, levels - 1)),
  ]
}

const place = (root: JsonObject, schema: JsonObject): Place => ({ path: '', name: '', root, schema })

/** As `keyOf`, with the schema as it is written: `argumentSchemas` reads its branches itself. */
function keyAt(at: Place, key: string): Place {
  return { ...keyOf(at, key), schema: argumentSchemas(at.root, at.schema).schemaOf(key) }
}

function itemAt({ path, name, root, schema }: Place, index: number): Place {
  const items = itemsOf(root, schema)
  return { path: `${path}[${index}]`, name, root, schema: items }
}

function itemsOf(root: JsonObject, schema: JsonObject, levels = 8): JsonObject {
  const items = own(schema, 'items')
  if (isObject(items) && own(schema, 'prefixItems') === undefined) return items
  const branches = levels === 0 ? [] : branchesAt(root, schema).filter(({ when }) => when === 'always')
  return branches.map((branch) => itemsOf(root, branch.schema, levels - 1)).find((found) => Object.keys(found).length > 0) ?? {}
}
