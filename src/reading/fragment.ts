import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { pointer, segmentsOf, valueAt, type Pointer, isPointer } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { outputFieldsOf, parametersOf } from '../schema/parameters.ts'
import type { ReportedClaim } from './reading.ts'

/** Texts of an author, which are not what a schema demands. */
const TEXTS = new Set(['description', 'title', 'examples', '$comment', 'markdownDescription'])
const MOST_DEPTH = 5
const MOST_UNITS = 2_000

/**
 * What the schema demands at the place of a claim, by pointer, without any text of the author: of a parameter its keywords and whether it is required, of a
 * whole tool the names of its parameters and its annotations. A part that is too large is given as the list of its keys.
 */
export function fragmentOf(tool: Tool, { at, about }: ReportedClaim): JsonObject {
  const entries = placesOf(tool, at, about).flatMap((place): [string, Json][] => {
    const value = valueAt(tool.raw, place)
    if (value === undefined) return []
    return [[place, bounded(isRoot(place) ? namesOf(value) : withRequired(tool, place, value))]]
  })
  return Object.fromEntries(entries)
}

function isRoot(at: Pointer): boolean {
  return at === '/inputSchema' || at === '/outputSchema'
}

function placesOf(tool: Tool, at: string, about: string): Pointer[] {
  const [first, ...rest] = isPointer(at) ? segmentsOf(at) : []
  const last = rest.lastIndexOf('properties')
  if ((first === 'inputSchema' || first === 'outputSchema') && last >= 0 && rest.length > last + 1) {
    return [pointer(first, ...rest.slice(0, last + 2))]
  }
  const name =
    about
      .split(/[.[\]]+/)
      .filter((part) => part !== '')
      .at(-1) ?? about
  const named = [...parametersOf(tool), ...outputFieldsOf(tool)].find((parameter) => parameter.name === name)
  if (named !== undefined) return [named.at]
  return first === 'outputSchema' ? ['/outputSchema'] : ['/inputSchema', '/annotations']
}

function namesOf(schema: Json): Json {
  if (!isObject(schema)) return schema
  const kept = ['type', 'required', 'additionalProperties'].flatMap((keyword): [string, Json][] => {
    const value = own(schema, keyword)
    return value === undefined ? [] : [[keyword, value]]
  })
  const properties = own(schema, 'properties')
  return { ...Object.fromEntries(kept), ...(isObject(properties) ? { properties: Object.keys(properties) } : {}) }
}

function withRequired(tool: Tool, at: Pointer, value: Json): Json {
  const known = [...parametersOf(tool), ...outputFieldsOf(tool)].find((parameter) => parameter.at === at)
  const schema = pruned(value, 0)
  return known === undefined || !isObject(schema) ? schema : { 'is required': known.required, ...schema }
}

function pruned(value: Json, depth: number): Json {
  if (isArray(value)) return depth > MOST_DEPTH ? [] : value.map((item) => pruned(item, depth + 1))
  if (!isObject(value)) return value
  if (depth > MOST_DEPTH) return {}
  return Object.fromEntries(
    Object.entries(value)
      // a property may be called `title`
      .filter(([key, inner]) => !TEXTS.has(key) || isObject(inner))
      .map(([key, inner]) => [key, pruned(inner, depth + 1)]),
  )
}

function bounded(value: Json): Json {
  if (JSON.stringify(value).length <= MOST_UNITS || !isObject(value)) return value
  return { keys: Object.keys(value).slice(0, 50) }
}
