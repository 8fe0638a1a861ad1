import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { resolveRef } from '../schema/ref.ts'

/** A schema where it stands in a tool. */
export interface Spot {
  /** The whole schema, which references are looked up in. */
  readonly root: JsonObject
  /** Where the whole schema stands in the tool: `/inputSchema`. */
  readonly base: Pointer
  readonly schema: JsonObject
  readonly at: Pointer
}

/** All schemas that hold for one value at once: its own, what it refers to, the one alternative that is not null, the parts of `allOf`. */
export interface Layers {
  /** The nearest first; never empty. */
  readonly spots: readonly Spot[]
  /** True where an alternative is null. */
  readonly nullable: boolean
  /** The alternatives of the first real choice (`anyOf`, `oneOf`); empty where there is none. */
  readonly alternatives: readonly Spot[]
}

const MOST_LAYERS = 30

/** The layers of a value. Schemas that refer to themselves end where they come round. */
export function layersOf(spot: Spot): Layers {
  const spots = [spot]
  const seen = new Set([spot.schema])
  let nullable = false
  let alternatives: readonly Spot[] = []
  const add = (schema: Json | undefined, at: Pointer): void => {
    if (!isObject(schema) || seen.has(schema) || spots.length >= MOST_LAYERS) return
    seen.add(schema)
    spots.push({ ...spot, schema, at })
  }
  for (const { schema, at } of spots) {
    const ref = ownString(schema, '$ref')
    const target = ref === undefined ? undefined : resolveRef(spot.root, ref)
    if (target !== undefined) add(target.schema, `${spot.base}${target.at}`)
    const parts = own(schema, 'allOf')
    if (isArray(parts)) parts.forEach((part, index) => add(part, join(at, 'allOf', index)))
    for (const keyword of ['anyOf', 'oneOf']) {
      const branches = own(schema, keyword)
      if (!isArray(branches)) continue
      const all = branches.flatMap((branch, index) =>
        isObject(branch) ? [{ ...spot, schema: branch, at: join(at, keyword, index) }] : [],
      )
      const real = all.filter((branch) => own(branch.schema, 'type') !== 'null')
      nullable ||= real.length < all.length
      const [only] = real
      if (real.length === 1 && only !== undefined) add(only.schema, only.at)
      else if (alternatives.length === 0) alternatives = real
    }
  }
  return { spots, nullable, alternatives }
}

/** What a keyword says for a value, in the nearest schema that has it. */
export function said({ spots }: Layers, keyword: string): { readonly value: Json; readonly at: Pointer } | undefined {
  for (const { schema, at } of spots) {
    const value = own(schema, keyword)
    if (value !== undefined) return { value, at: join(at, keyword) }
  }
  return undefined
}

/** Where a value's own schema stands. */
export function layersPlace({ spots: [spot] }: Layers): Pointer {
  return spot?.at ?? ''
}

/** The properties that the schemas of an object declare, the nearest of each name. */
export function propertiesOf({ spots }: Layers): ReadonlyMap<string, Spot> {
  const found = new Map<string, Spot>()
  for (const spot of spots) {
    const properties = own(spot.schema, 'properties')
    for (const [name, written] of isObject(properties) ? Object.entries(properties) : []) {
      const schema = written === true ? {} : written === false ? { not: {} } : written
      if (isObject(schema) && !found.has(name)) found.set(name, { ...spot, schema, at: join(spot.at, 'properties', name) })
    }
  }
  return found
}

/** The names that an object must have, whatever else it holds, each with the place of the list. */
export function requiredOf({ spots }: Layers): ReadonlyMap<string, Pointer> {
  const found = new Map<string, Pointer>()
  for (const { schema, at } of spots) {
    const names = own(schema, 'required')
    for (const name of isArray(names) ? names : []) {
      if (typeof name === 'string' && !found.has(name)) found.set(name, join(at, 'required'))
    }
  }
  return found
}
