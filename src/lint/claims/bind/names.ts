import { isArray, isObject, own, ownString, type Json } from '../../../core/json.ts'
import { rememberedFor } from '../../../core/memo.ts'
import { join, type Pointer } from '../../../core/pointer.ts'
import type { Tool } from '../../../core/tool.ts'
import { outputFieldsOf, parametersOf, type Parameter } from '../../../schema/parameters.ts'

/** Finds the parameter that a name means, from the place where it is written. */
export interface Names {
  /** A top-level parameter, or a nested one by its path: `zone.ttl`, `zone[].ttl`. */
  find(name: string): Parameter | undefined
  /** Seen from a parameter's own text: one inside it, then one next to it, then a top-level one. */
  findFrom(parameter: Parameter, name: string): Parameter | undefined
  /** The parameter of a name that stands directly inside another. */
  child(parameter: Parameter, name: string): Parameter | undefined
}

/** The names of a tool's input. */
export const inputNames = rememberedFor((tool: Tool): Names => namesIn(parametersOf(tool), '/inputSchema'))

/** The names of a tool's output. */
export const outputNames = rememberedFor((tool: Tool): Names => namesIn(outputFieldsOf(tool), '/outputSchema'))

function namesIn(parameters: readonly Parameter[], base: Pointer): Names {
  const top = new Map<string, Parameter>()
  /** By the place of the object that declares them. */
  const inside = new Map<Pointer, Map<string, Parameter>>()
  for (const parameter of parameters) {
    const holder = holderOf(parameter)
    const names = inside.get(holder) ?? new Map<string, Parameter>()
    inside.set(holder, names)
    if (!names.has(parameter.name)) names.set(parameter.name, parameter)
    if (parameter.depth === 0 && !top.has(parameter.name)) top.set(parameter.name, parameter)
  }
  const child = (parameter: Parameter, name: string): Parameter | undefined => {
    for (const place of placesOf(parameter, base)) {
      const found = inside.get(place)?.get(name)
      if (found !== undefined) return found
    }
    return undefined
  }
  const find = (name: string): Parameter | undefined => {
    const known = top.get(name)
    if (known !== undefined || !/[.[]/.test(name)) return known
    const [first = '', ...rest] = name.split(/\[[^\]]*\]\.?|\./).filter((part) => part !== '')
    return rest.reduce<Parameter | undefined>((outer, part) => outer && child(outer, part), top.get(first))
  }
  return {
    find,
    child,
    findFrom: (parameter, name) => child(parameter, name) ?? inside.get(holderOf(parameter))?.get(name) ?? find(name),
  }
}

function holderOf({ at }: Parameter): Pointer {
  const end = at.lastIndexOf('/', at.lastIndexOf('/') - 1)
  return end > 0 ? `/${at.slice(1, end)}` : ''
}

/** Where the objects stand whose properties a parameter's value has: its own schema, its items', what they refer to. */
function* placesOf({ at, written }: Parameter, base: Pointer): Iterable<Pointer> {
  yield at
  yield* referred(written, base)
  for (const keyword of ['items', 'anyOf', 'oneOf', 'allOf', 'additionalProperties'] as const) {
    const inner = own(written, keyword)
    const branches = isArray(inner) ? inner.map((branch, index): [Json, Pointer] => [branch, join(at, keyword, index)]) : []
    for (const [branch, place] of isObject(inner) ? [[inner, join(at, keyword)] as const] : branches) {
      yield place
      yield* referred(branch, base)
      const items = isObject(branch) ? own(branch, 'items') : undefined
      if (items !== undefined) {
        yield join(place, 'items')
        yield* referred(items, base)
      }
    }
  }
}

function* referred(schema: Json, base: Pointer): Iterable<Pointer> {
  const ref = isObject(schema) ? ownString(schema, '$ref') : undefined
  if (ref?.startsWith('#/')) yield `${base}/${ref.slice(2)}`
}
