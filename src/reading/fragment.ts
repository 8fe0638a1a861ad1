import { isArray, isObject, type Json, type JsonObject } from '../core/json.ts'
import { pointer, segmentsOf, valueAt, type Pointer, isPointer } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { outputFieldsOf, parametersOf } from '../schema/parameters.ts'
import type { ReportedClaim } from './reading.ts'

/** Texts of an author, which are not what a schema demands. */
const TEXTS = new Set(['description', 'title', 'examples', '$comment', 'markdownDescription'])
const MOST_DEPTH = 5
const MOST_UNITS = 3_000

/**
 * What stands at the place of a claim, by pointer: of a parameter its whole schema, texts included, and whether it is required; of a claim about the tool as
 * a whole nothing, because its outline has that. A part that is too large is given without its texts, or as the list of its keys.
 */
export function fragmentOf(tool: Tool, { at, about }: ReportedClaim): JsonObject {
  const entries = placesOf(tool, at, about).flatMap((place): [string, Json][] => {
    const value = valueAt(tool.raw, place)
    if (value === undefined) return []
    return [[place, bounded(tool, place, value)]]
  })
  return Object.fromEntries(entries)
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
  // a keyword of the schema as a whole: `required`, `oneOf`, `additionalProperties`
  const [keyword] = rest
  const isOfSchema = first === 'inputSchema' || first === 'outputSchema'
  return isOfSchema && keyword !== undefined && keyword !== 'properties' ? [pointer(first, keyword)] : []
}

function bounded(tool: Tool, at: Pointer, value: Json): Json {
  const known = [...parametersOf(tool), ...outputFieldsOf(tool)].find((parameter) => parameter.at === at)
  const shown = (schema: Json): Json =>
    known === undefined || !isObject(schema) ? schema : { 'is required': known.required, ...schema }
  const small = [value, pruned(value, 0)].map(shown).find((schema) => JSON.stringify(schema).length <= MOST_UNITS)
  return small ?? (isObject(value) ? { keys: Object.keys(value).slice(0, 50) } : {})
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
