import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { branchesAt, type Branch } from './branches.ts'

/** Deeper compositions demand nothing: a schema may hold itself. */
const MOST_LEVELS = 20

/** The names that a schema requires whatever else an object holds, unions and conditions left out. */
export function requiredIn(schema: JsonObject): readonly string[] {
  return names(own(schema, 'required'))
}

/** The names that `dependentRequired`, or `dependencies` of older dialects, requires together with a property, by that property. */
export function dependentIn(schema: JsonObject): readonly (readonly [property: string, required: readonly string[]])[] {
  return ['dependentRequired', 'dependencies'].flatMap((keyword) => {
    const value = own(schema, keyword)
    return isObject(value)
      ? Object.entries(value).flatMap(([name, list]) => (isArray(list) ? [[name, names(list)] as const] : []))
      : []
  })
}

/**
 * The properties that a schema demands of this object and that it lacks: by `required` in every branch that holds for it. The
 * conditions are weighed with `accepts`; one that it cannot decide demands nothing. A union demands something where each of its branches does: what the first lacks.
 */
export function missingIn(
  whole: JsonObject,
  object: JsonObject,
  accepts: (schema: JsonObject, value: Json) => boolean | undefined,
  root = whole,
): readonly string[] {
  const missing = (schema: JsonObject, levels: number): readonly string[] => {
    if (levels === 0) return []
    const demanded = [
      ...requiredIn(schema),
      ...dependentIn(schema).flatMap(([property, list]) => (Object.hasOwn(object, property) ? list : [])),
    ]
    const condition = own(schema, 'if')
    const holds = isObject(condition) ? accepts(condition, object) : condition === true
    const unions = new Map<string, (readonly string[])[]>()
    const inner = branchesAt(root, schema).flatMap((branch) => {
      if (branch.when !== 'one') return applies(branch, object, holds) ? missing(branch.schema, levels - 1) : []
      const union = branch.at.split('/')[1] ?? ''
      unions.set(union, [...(unions.get(union) ?? []), missing(branch.schema, levels - 1)])
      return []
    })
    const open = [...unions.values()].flatMap((each) => (each.every((lacks) => lacks.length > 0) ? (each[0] ?? []) : []))
    return [...new Set([...demanded.filter((name) => !Object.hasOwn(object, name)), ...inner, ...open])]
  }
  return missing(whole, MOST_LEVELS)
}

function applies({ when, property }: Branch, object: JsonObject, holds: boolean | undefined): boolean {
  if (when === 'then') return holds === true
  if (when === 'else') return holds === false
  if (when === 'present') return property !== undefined && Object.hasOwn(object, property)
  return when === 'always'
}

function names(value: Json | undefined): readonly string[] {
  return isArray(value) ? value.filter((name) => typeof name === 'string') : []
}
