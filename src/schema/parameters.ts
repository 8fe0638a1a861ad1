import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import { join, type Pointer } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { branchesOf } from './branches.ts'
import { dependentIn, requiredIn } from './demanded.ts'
import { effectiveSchema } from './effective.ts'
import { MOST_LEVELS, MOST_SUBSCHEMAS } from './walk.ts'

/** One named input (or output field), wherever it stands. */
export interface Parameter {
  readonly name: string
  /** Where it is declared; below `$defs` for what is reached through a `$ref`. */
  readonly at: Pointer
  /** What a value must satisfy: local `$ref`s and the one non-null branch of an `anyOf` or `oneOf` are merged in. */
  readonly schema: JsonObject
  /** The schema as it stands at `at`. */
  readonly written: JsonObject
  /** Listed in `required`, unconditionally. */
  readonly required: boolean
  /** Required only under a condition: in a branch of a union, by `then` or `else`, together with another property. */
  readonly requiredAtTimes: boolean
  /** 0 for a top-level parameter, 1 for a property of one, and so on. */
  readonly depth: number
  readonly description: string | undefined
  /** Where the description stands: `at` + `/description`, or in the schema that a `$ref` names. */
  readonly descriptionAt: Pointer
  /** JSON Schema types that a value may have; empty when nothing says. */
  readonly types: readonly string[]
}

/** A schema that describes one value, with the facts that hold where it stands. */
interface Place {
  readonly schema: JsonObject
  readonly at: Pointer
  readonly depth: number
  readonly level: number
  /** False below a condition (`anyOf`, `then`, …), where `required` holds only sometimes. */
  readonly always: boolean
  /** What the enclosing schemas of the same value already declare: a branch only narrows those. */
  readonly declared: Declared | undefined
  /** Shared by all schemas of the same value. */
  readonly demands: Demands
}

/** The properties of one value that its schemas require: without a condition, or under one. */
interface Demands {
  readonly always: Set<string>
  readonly sometimes: Set<string>
}

interface Declared {
  readonly properties: JsonObject
  readonly outer: Declared | undefined
}

let last: { readonly tool: Tool; readonly parameters: readonly Parameter[] } | undefined

/** Every parameter of a tool: top-level ones first, then nested, in items, in compositions, behind local `$ref`s. */
export function parametersOf(tool: Tool): readonly Parameter[] {
  // hot: the rules ask one after the other about the same tool
  if (last?.tool !== tool) last = { tool, parameters: parametersIn(tool.inputSchema) }
  return last.parameters
}

const parametersIn = rememberedFor((root: JsonObject) => collect(root, '/inputSchema'))
const fieldsIn = rememberedFor((root: JsonObject) => collect(root, '/outputSchema'))

/** Every field of a tool's declared output, as `parametersOf` gives the parameters of its input; none without an output schema. */
export function outputFieldsOf({ outputSchema }: Tool): readonly Parameter[] {
  return isObject(outputSchema) ? fieldsIn(outputSchema) : []
}

/** Every property that a schema declares. `base` is where the schema stands in the tool. */
function collect(root: JsonObject, base: Pointer): readonly Parameter[] {
  const found: Found[] = []
  const places: Place[] = [{ ...inside({ depth: 0, level: -1 }, root, base), depth: 0 }]
  const visited = new Set<JsonObject>()
  for (let next = 0; next < places.length && next < MOST_SUBSCHEMAS; next++) {
    const place = places[next]
    if (place === undefined || place.level > MOST_LEVELS || visited.has(place.schema)) continue
    visited.add(place.schema)
    const properties = ownObject(place.schema, 'properties')
    addDemands(place)
    for (const name of properties === undefined ? [] : Object.keys(properties)) {
      const written = properties?.[name]
      if (!isObject(written) || isDeclared(name, place.declared)) continue
      const at = join(place.at, 'properties', name)
      found.push({ name, at, written, demands: place.demands, depth: place.depth })
      places.push({ ...inside(place, written, at), depth: place.depth + 1 })
    }
    addBranches(root, base, place, properties, places)
  }
  // only now is it known what all schemas of a value require
  return found.map((one) => parameter(root, base, one))
}

type Found = Pick<Parameter, 'name' | 'at' | 'written' | 'depth'> & Pick<Place, 'demands'>

function parameter(root: JsonObject, base: Pointer, { name, at, written, demands, depth }: Found): Parameter {
  const { schema, types, descriptionAt } = effectiveSchema(root, base, written, at)
  const description = ownString(schema, 'description')
  const required = demands.always.has(name)
  const requiredAtTimes = !required && demands.sometimes.has(name)
  return { name, at, schema, written, required, requiredAtTimes, depth, description, descriptionAt, types }
}

function addDemands({ schema, always, demands }: Place): void {
  for (const name of requiredIn(schema)) (always ? demands.always : demands.sometimes).add(name)
  for (const [, names] of dependentIn(schema)) for (const name of names) demands.sometimes.add(name)
}

/** Adds the other schemas that say something about the same value, and those of the values inside it. */
function addBranches(root: JsonObject, base: Pointer, place: Place, properties: JsonObject | undefined, places: Place[]): void {
  const { schema, at } = place
  const declared = properties === undefined ? place.declared : { properties, outer: place.declared }
  for (const branch of branchesOf(root, schema, at, base)) {
    if (branch.when === 'asked') continue
    const always = place.always && branch.when === 'always'
    places.push({ ...place, schema: branch.schema, at: branch.at, declared, always, level: place.level + 1 })
  }
  const within = (inner: Json | undefined, where: Pointer): void => {
    if (isObject(inner)) places.push(inside(place, inner, where))
  }
  for (const keyword of ['items', 'prefixItems', 'additionalProperties', 'patternProperties']) {
    const value = own(schema, keyword)
    const below = join(at, keyword)
    if (isArray(value)) value.forEach((item, index) => within(item, join(below, index)))
    else if (keyword !== 'patternProperties') within(value, below)
    else if (isObject(value)) for (const name of Object.keys(value)) within(value[name], join(below, name))
  }
}

function inside(place: Pick<Place, 'depth' | 'level'>, schema: JsonObject, at: Pointer): Place {
  const demands = { always: new Set<string>(), sometimes: new Set<string>() }
  return { schema, at, depth: place.depth, level: place.level + 1, always: true, declared: undefined, demands }
}

function isDeclared(name: string, declared: Declared | undefined): boolean {
  for (let outer = declared; outer !== undefined; outer = outer.outer) if (Object.hasOwn(outer.properties, name)) return true
  return false
}
