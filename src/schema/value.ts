import { isEqual } from '../core/equal.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { clip } from '../core/text.ts'
import { linear } from '../core/pattern.ts'
import { objection } from './ajv.ts'
import { asserted } from './asserted.ts'
import { isMultipleOf } from './decimal.ts'

/** Keywords that plainMisfit leaves to ajv. */
const JUDGING = new Set(
  (
    '$ref $dynamicRef allOf not if then else properties required additionalProperties ' +
    'patternProperties propertyNames minProperties maxProperties dependencies dependentRequired dependentSchemas items prefixItems ' +
    'additionalItems uniqueItems contains minContains maxContains unevaluatedItems unevaluatedProperties'
  ).split(' '),
)

/**
 * Why a value does not satisfy a schema, as the end of a sentence ("is a string: the type is integer"); undefined when it does
 * or when nobody can tell. Most schemas are decided here without compiling anything, which costs a millisecond each.
 */
export function misfit(root: JsonObject, written: JsonObject, value: Json, levels = 20): string | undefined {
  const schema = asserted(root, written)
  const plain = plainMisfit(schema, value) ?? branchMisfit(root, schema, value, levels) ?? itemMisfit(root, schema, value, levels)
  if (plain !== undefined) return plain
  if (!isUndecided(schema, value)) return undefined
  const says = objection(root, schema, value)
  return says ? `is refused: ${clip(says, 120)}` : undefined
}

/** Whether a validator takes a value; undefined where it cannot be decided. `root` gives what references name. */
export function accepts(root: JsonObject, schema: JsonObject, value: Json): boolean | undefined {
  const says = objection(root, asserted(root, schema), value)
  return says === undefined ? undefined : says === ''
}

/** True where only a validator can tell, which costs a millisecond and more. */
export function isUndecided(schema: JsonObject, value: Json): boolean {
  return Object.keys(schema).some((keyword) => JUDGING.has(keyword) && matters(keyword, schema, value))
}

/** Whether a keyword can say anything about a value of this kind that has not been decided. */
function matters(keyword: string, schema: JsonObject, value: Json): boolean {
  if (keyword === 'items' && isPlainList(schema)) return false
  if (/[iI]tems|ontains/.test(keyword)) return isArray(value) && value.length > 0
  if (/roperties|^depend/.test(keyword) && isObject(value) && Object.keys(value).length === 0) return keyword === 'minProperties'
  if (/ropert|^depend/.test(keyword) || keyword === 'required') return isObject(value)
  return true
}

/** One schema for all items, which every dialect reads alike. */
function isPlainList(schema: JsonObject): boolean {
  return isObject(own(schema, 'items')) && own(schema, 'prefixItems') === undefined && own(schema, '$ref') === undefined
}

function itemMisfit(root: JsonObject, schema: JsonObject, value: Json, levels: number): string | undefined {
  const items = own(schema, 'items')
  if (!isArray(value) || !isObject(items) || !isPlainList(schema) || levels === 0) return undefined
  for (const item of value) {
    const wrong = misfit(root, items, item, levels - 1)
    if (wrong !== undefined) return `has an item that ${wrong}`
  }
  return undefined
}

function plainMisfit(schema: JsonObject, value: Json): string | undefined {
  const types = own(schema, 'type')
  const allowed = (isArray(types) ? types : [types]).filter((type) => typeof type === 'string')
  if (
    allowed.length > 0 &&
    !allowed.some((type) => isOfType(type, value)) &&
    !(value === null && own(schema, 'nullable') === true)
  ) {
    return `is ${value === null ? 'not allowed' : typeName(value)}: the type is ${allowed.join(' or ')}`
  }
  const values = own(schema, 'enum')
  if (isArray(values) && !values.some((one) => isEqual(one, value))) return 'is not among the values of "enum"'
  const constant = own(schema, 'const')
  if (constant !== undefined && !isEqual(constant, value)) return 'is not the value of "const"'
  if (typeof value === 'number') return outOfRange(schema, value)
  if (typeof value === 'string')
    return badSize(schema, [...value].length, 'minLength', 'maxLength') ?? outsidePattern(schema, value)
  return isArray(value) ? badSize(schema, value.length, 'minItems', 'maxItems') : undefined
}

/** A value that one branch takes may still break `oneOf`; that is left undecided. */
function branchMisfit(root: JsonObject, schema: JsonObject, value: Json, levels: number): string | undefined {
  for (const keyword of levels === 0 ? [] : ['anyOf', 'oneOf']) {
    const branches = own(schema, keyword)
    if (!isArray(branches) || branches.length === 0) continue
    if (branches.every((branch) => isObject(branch) && misfit(root, branch, value, levels - 1) !== undefined))
      return `fits no branch of "${keyword}"`
  }
  return undefined
}

function outsidePattern(schema: JsonObject, value: string): string | undefined {
  const pattern = own(schema, 'pattern')
  if (typeof pattern !== 'string') return undefined
  try {
    return linear(pattern).test(value) ? undefined : `does not match the pattern ${clip(pattern, 60)}`
  } catch {
    return undefined
  }
}

function outOfRange(schema: JsonObject, value: number): string | undefined {
  const bounds: [keyword: string, fits: (bound: number) => boolean][] = [
    ['minimum', (bound) => (own(schema, 'exclusiveMinimum') === true ? value > bound : value >= bound)],
    ['maximum', (bound) => (own(schema, 'exclusiveMaximum') === true ? value < bound : value <= bound)],
    ['exclusiveMinimum', (bound) => value > bound],
    ['exclusiveMaximum', (bound) => value < bound],
  ]
  for (const [keyword, fits] of bounds) {
    const bound = own(schema, keyword)
    if (typeof bound === 'number' && !fits(bound)) return `is outside "${keyword}": ${bound}`
  }
  const step = own(schema, 'multipleOf')
  return typeof step === 'number' && step > 0 && !isMultipleOf(value, step) ? `is not a multiple of ${step}` : undefined
}

function badSize(schema: JsonObject, size: number, least: string, most: string): string | undefined {
  const [low, high] = [own(schema, least), own(schema, most)]
  if (typeof low === 'number' && size < low) return `has size ${size}, below "${least}": ${low}`
  if (typeof high === 'number' && size > high) return `has size ${size}, above "${most}": ${high}`
  return undefined
}

/** True where a value has a JSON Schema type. Unknown types fit nothing and everything: another rule reports them. */
function isOfType(type: string, value: Json): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return isArray(value)
    case 'object':
      return isObject(value)
    case 'integer':
      return Number.isInteger(value)
    case 'boolean':
    case 'number':
    case 'string':
      return typeof value === type
    default:
      return true
  }
}

function typeName(value: Json): string {
  if (isArray(value)) return 'an array'
  if (isObject(value)) return 'an object'
  return typeof value === 'number' && !Number.isInteger(value) ? 'a fraction' : `a ${typeof value}`
}
