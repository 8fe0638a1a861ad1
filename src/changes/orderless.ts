import { canonical } from '../core/digest.ts'
import { isArray, isObject, type Json, type JsonObject } from '../core/json.ts'
import { rememberedFor } from '../core/memo.ts'

/** Lists of these keywords are sets: their order says nothing. */
const SETS = new Set(['enum', 'required', 'type', 'anyOf', 'oneOf', 'allOf'])
/** Below these stand values, not schemas: their order may say something. */
const VALUES = new Set(['default', 'const', 'examples', 'example', 'enum'])
const MOST_LEVELS = 200

/** A schema as one text that is the same for every order of its keys, of its `required` names and of its alternatives. */
export const schemaText: (schema: JsonObject) => string = rememberedFor((schema: JsonObject) => canonical(sorted(schema, 0)))

/** The same for what a value must satisfy alone: descriptions, defaults and examples left out. */
export const assertionText: (schema: JsonObject) => string = rememberedFor((schema: JsonObject) =>
  canonical(sorted(schema, 0, new Set(['title', 'description', 'default', 'examples', '$comment', '$schema', '$id']))),
)

/** Any value of a keyword, in the same way. */
export function keywordText(keyword: string, value: Json): string {
  return canonical(sorted({ [keyword]: value }, 0))
}

function sorted(value: Json, level: number, left: ReadonlySet<string> = new Set(), isMap = false): Json {
  if (level > MOST_LEVELS) return null
  if (isArray(value)) return value.map((item) => sorted(item, level + 1, left))
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(([key]) => isMap || !left.has(key))
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, isMap ? sorted(inner, level + 1, left) : below(key, inner, level, left)]),
  )
}

function below(key: string, value: Json, level: number, left: ReadonlySet<string>): Json {
  if (SETS.has(key) && isArray(value)) {
    const items = VALUES.has(key) ? value : value.map((item) => sorted(item, level + 1, left))
    return items
      .map((item) => [canonical(item), item] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, item]) => item)
  }
  return VALUES.has(key) ? value : sorted(value, level + 1, left, MAPS.has(key))
}

/** Below these, keys are names and no keywords. */
const MAPS = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependentRequired',
  'dependencies',
])
