import { isArray, isObject, own, type JsonObject } from '../core/json.ts'
import { pointer, segmentsOf, valueAt } from '../core/pointer.ts'
import type { Tool } from '../core/tool.ts'
import { parametersOf } from '../schema/parameters.ts'
import { accepts } from '../schema/value.ts'
import { AGREES, type ByComparison } from './by-comparison.ts'
import type { ReadingKind } from './kinds.ts'
import type { SeenClaim } from './seen.ts'

/** Keywords that hold a value which the schema around them takes or refuses. */
const VALUES: ReadonlySet<string> = new Set(['default', 'const', 'enum', 'examples', 'example'])

/**
 * Values that a schema gives, validated against the rest of it, and names that it requires, looked up in it. What is wrong there the rules of
 * `schema/` report by themselves, so this only ever refutes.
 */
export function compareSchema(kind: ReadingKind, seen: readonly SeenClaim[], tool: Tool): ByComparison {
  if (kind !== 'schema' && kind !== 'example' && kind !== 'choices' && kind !== 'default') return undefined
  const mine = seen.filter((one) => one.tool === tool && one.at.startsWith('/inputSchema') && one.words === undefined)
  if (mine.length === 0 || mine.length < seen.length) return undefined
  const verdicts = mine.map((one) => (isRequired(one) ? isDeclared(one, tool) : isTaken(one, tool)))
  const settled = verdicts.filter((verdict) => verdict !== undefined)
  return settled.length > 0 && settled.every((verdict) => verdict) ? AGREES : undefined
}

function isRequired({ at }: SeenClaim): boolean {
  return at.endsWith('/required')
}

/** Whether all that a `required` names is declared in the object that it stands in. */
function isDeclared({ at, value }: SeenClaim, tool: Tool): boolean | undefined {
  const holder = at.slice(0, at.lastIndexOf('/'))
  if (!isArray(value) || holder !== '/inputSchema') return undefined
  const known = new Set(parametersOf(tool).flatMap(({ depth, name }) => (depth === 0 ? [name] : [])))
  return value.every((name) => typeof name === 'string' && known.has(name))
}

/** Whether the schema around a value takes it, each of a list of values. */
function isTaken({ at, value }: SeenClaim, tool: Tool): boolean | undefined {
  const segments = segmentsOf(at)
  const keyword = segments.at(-1) ?? ''
  const holder = VALUES.has(keyword) ? valueAt(tool.raw, pointer(...segments.slice(0, -1))) : undefined
  if (!isObject(holder) || value === undefined) return undefined
  const rest = without(holder, keyword)
  const values = (keyword === 'enum' || keyword === 'examples') && isArray(value) ? value : [value]
  if (values.length === 0 || values.length > 100) return undefined
  const verdicts = values.map((one) => accepts(tool.inputSchema, keyword === 'enum' ? rest : holder, one))
  return verdicts.includes(undefined) ? undefined : verdicts.every((verdict) => verdict === true)
}

function without(schema: JsonObject, keyword: string): JsonObject {
  return Object.fromEntries(Object.keys(schema).flatMap((key) => (key === keyword ? [] : [[key, own(schema, key) ?? null]])))
}
