import { isArray, isObject, own, ownObject, ownString, type Json, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'
import { join, type Pointer } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { effectiveSchema } from './effective.ts'
import { resolveRef } from './ref.ts'
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
  readonly demanded: ReadonlySet<string>
}

interface Declared {
  readonly properties: JsonObject
  readonly outer: Declared | undefined
}

const NONE: ReadonlySet<string> = new Set()

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
  const parameters: Parameter[] = []
  const places: Place[] = [{ schema: root, at: base, depth: 0, level: 0, always: true, declared: undefined, demanded: NONE }]
  const visited = new Set<JsonObject>()
  for (let next = 0; next < places.length && next < MOST_SUBSCHEMAS; next++) {
    const place = places[next]
    if (place === undefined || place.level > MOST_LEVELS || visited.has(place.schema)) continue
    visited.add(place.schema)
    const properties = ownObject(place.schema, 'properties')
    const demanded = place.always ? withRequired(place) : place.demanded
    for (const name of properties === undefined ? [] : Object.keys(properties)) {
      const written = properties?.[name]
      if (!isObject(written) || isDeclared(name, place.declared)) continue
      const at = join(place.at, 'properties', name)
      parameters.push(parameter({ root, base, name, at, written, required: demanded.has(name), depth: place.depth }))
      places.push({ ...inside(place, written, at), depth: place.depth + 1 })
    }
    addBranches(root, base, { ...place, demanded }, properties, places)
  }
  return parameters
}

function parameter(
  given: Pick<Parameter, 'name' | 'at' | 'written' | 'required' | 'depth'> & {
    readonly root: JsonObject
    readonly base: Pointer
  },
): Parameter {
  const { root, base, name, at, written, required, depth } = given
  const { schema, types, descriptionAt } = effectiveSchema(root, base, written, at)
  const description = ownString(schema, 'description')
  return { name, at, schema, written, required, depth, description, descriptionAt, types }
}

/** Adds the other schemas that say something about the same value, and those of the values inside it. */
function addBranches(root: JsonObject, base: Pointer, place: Place, properties: JsonObject | undefined, places: Place[]): void {
  const { schema, at } = place
  const same = (branch: Json | undefined, where: Pointer, always: boolean): void => {
    if (!isObject(branch)) return
    const declared = properties === undefined ? place.declared : { properties, outer: place.declared }
    places.push({ ...place, schema: branch, at: where, declared, always, level: place.level + 1 })
  }
  const within = (inner: Json | undefined, where: Pointer): void => {
    if (isObject(inner)) places.push(inside(place, inner, where))
  }
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword]
    if (keyword === '$ref' && typeof value === 'string') {
      const target = resolveRef(root, value)
      if (target !== undefined) same(target.schema, `${base}${target.at}`, place.always)
    }
    if (typeof value !== 'object' || value === null) continue
    const below = join(at, keyword)
    if (keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf') {
      const always = place.always && keyword === 'allOf'
      if (isArray(value)) value.forEach((branch, index) => same(branch, join(below, index), always))
    } else if (keyword === 'then' || keyword === 'else') {
      same(value, below, false)
    } else if (keyword === 'items' || keyword === 'prefixItems') {
      if (isArray(value)) value.forEach((item, index) => within(item, join(below, index)))
      else within(value, below)
    } else if (keyword === 'additionalProperties') {
      within(value, below)
    } else if (keyword === 'patternProperties' && isObject(value)) {
      for (const name of Object.keys(value)) within(value[name], join(below, name))
    }
  }
}

function inside(place: Place, schema: JsonObject, at: Pointer): Place {
  return { schema, at, depth: place.depth, level: place.level + 1, always: true, declared: undefined, demanded: NONE }
}

function isDeclared(name: string, declared: Declared | undefined): boolean {
  for (let outer = declared; outer !== undefined; outer = outer.outer) if (Object.hasOwn(outer.properties, name)) return true
  return false
}

function withRequired({ schema, demanded }: Place): ReadonlySet<string> {
  const required = own(schema, 'required')
  if (!isArray(required) || required.length === 0) return demanded
  return new Set([...demanded, ...required.filter((name) => typeof name === 'string')])
}
