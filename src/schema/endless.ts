import { isArray, isObject, own, ownObject, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { asserted } from './asserted.ts'
import { requiredIn } from './demanded.ts'
import { loopsIn } from './loops.ts'
import { reachedIn } from './reached.ts'
import { resolveRef } from './ref.ts'
import { rememberedForShape } from './shape.ts'
import { keywords, subschemasWith } from './walk.ts'

/** Schemas that require one another without end, so that no finite value fits. */
export interface EndlessChain {
  /** The keyword that makes the first step. */
  readonly at: Pointer
  /** The steps into the value until the schema comes again: `"child"`, `items`. */
  readonly steps: readonly string[]
}

/** What a value of a schema needs: a value of at least one of these schemas. */
interface Need {
  readonly oneOf: readonly JsonObject[]
  /** For a step into the value: what is stepped into, and the keyword that demands it. */
  readonly step?: { readonly into: string; readonly at: Pointer }
}

const REFS = keywords('$ref')

/** The chains of requirements that never end, each once. */
export const endlessIn: (root: JsonObject) => readonly EndlessChain[] = rememberedForShape((root: JsonObject) => {
  if (subschemasWith(root, '', REFS).length === 0) return []
  const reached = reachedIn(root)
  // what was cut away may fit anything
  const isKnown = ({ oneOf }: Need): boolean => oneOf.every((one) => reached.has(one))
  const needs = new Map([...reached].map(([schema, at]) => [schema, needsOf(root, asserted(root, schema), at).filter(isKnown)]))
  const open = unfinished(needs, new Set(loopsIn(root).flatMap(({ schemas }) => schemas)))
  const chains: EndlessChain[] = []
  const seen = new Set<JsonObject>()
  for (const start of open) {
    const path = new Map<JsonObject, Need>()
    let schema: JsonObject | undefined = start
    while (schema !== undefined && !seen.has(schema)) {
      seen.add(schema)
      const need: Need | undefined = needs.get(schema)?.find(({ oneOf }) => oneOf.every((one) => open.has(one)))
      if (need === undefined) break
      path.set(schema, need)
      schema = need.oneOf[0]
    }
    const chain = [...path.keys()]
    const steps =
      schema === undefined || !path.has(schema)
        ? []
        : chain.slice(chain.indexOf(schema)).flatMap((one) => path.get(one)?.step ?? [])
    const [first] = steps
    if (first !== undefined) chains.push({ at: first.at, steps: steps.map(({ into }) => into) })
  }
  return chains
})

/** The schemas that no finite value fits: what is left when all are taken away whose needs are met. */
function unfinished(needs: ReadonlyMap<JsonObject, readonly Need[]>, met: ReadonlySet<JsonObject>): ReadonlySet<JsonObject> {
  const waiting = new Map<JsonObject, { readonly schema: JsonObject; readonly need: Need }[]>()
  const unmet = new Map([...needs].map(([schema, all]) => [schema, new Set(all)]))
  for (const [schema, all] of needs) {
    for (const need of all) {
      for (const one of need.oneOf) {
        const others = waiting.get(one)
        if (others === undefined) waiting.set(one, [{ schema, need }])
        else others.push({ schema, need })
      }
    }
  }
  const finished = new Set([...needs].filter(([schema, all]) => all.length === 0 || met.has(schema)).map(([schema]) => schema))
  // a set that grows is walked to its end
  for (const done of finished) {
    for (const { schema, need } of waiting.get(done) ?? []) {
      const left = unmet.get(schema)
      left?.delete(need)
      if (left?.size === 0) finished.add(schema)
    }
  }
  return new Set([...needs.keys()].filter((schema) => !finished.has(schema)))
}

function needsOf(root: JsonObject, schema: JsonObject, at: Pointer): readonly Need[] {
  const ref = own(schema, '$ref')
  const target = typeof ref === 'string' ? resolveRef(root, ref)?.schema : undefined
  const all = own(schema, 'allOf')
  return [
    ...(target === undefined ? [] : [{ oneOf: [target] }]),
    ...(isArray(all) ? all.filter(isObject).map((branch) => ({ oneOf: [branch] })) : []),
    ...['anyOf', 'oneOf'].flatMap((keyword) => {
      const branches = own(schema, keyword)
      return isArray(branches) && branches.length > 0 && branches.every(isObject) ? [{ oneOf: branches.filter(isObject) }] : []
    }),
    ...(isOnly(schema, 'object') ? propertyNeeds(schema, at) : []),
    ...(isOnly(schema, 'array') ? itemNeeds(schema, at) : []),
  ]
}

function propertyNeeds(schema: JsonObject, at: Pointer): readonly Need[] {
  const properties = ownObject(schema, 'properties')
  return requiredIn(schema).flatMap((name, index) => {
    const property = properties === undefined ? undefined : ownObject(properties, name)
    return property === undefined
      ? []
      : [{ oneOf: [property], step: { into: JSON.stringify(name), at: join(at, 'required', index) } }]
  })
}

function itemNeeds(schema: JsonObject, at: Pointer): readonly Need[] {
  const [items, least] = [own(schema, 'items'), own(schema, 'minItems')]
  if (!isObject(items) || typeof least !== 'number' || least < 1 || own(schema, 'prefixItems') !== undefined) return []
  return [{ oneOf: [items], step: { into: 'an item', at: join(at, 'minItems') } }]
}

/** True where no other type is allowed, not even null in the way of OpenAPI. */
function isOnly(schema: JsonObject, wanted: Json): boolean {
  const type = own(schema, 'type')
  return (type === wanted || (isArray(type) && type.length === 1 && type[0] === wanted)) && own(schema, 'nullable') !== true
}
