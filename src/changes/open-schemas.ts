import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import type { Layers, Spot } from './layers.ts'

/** Keywords that rule nothing out. */
const SAID = new Set([
  'title',
  'description',
  'default',
  'examples',
  'example',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$comment',
  '$schema',
  '$id',
  '$defs',
  'definitions',
])

/** False for a condition that every value meets, as generators write them: names that are texts, members of any kind. */
export function rulesOut(keyword: string, value: Json | undefined): boolean {
  if (value === undefined || value === true) return false
  if (keyword === 'propertyNames')
    return (
      !isObject(value) || Object.keys(value).some((key) => !SAID.has(key) && !(key === 'type' && own(value, key) === 'string'))
    )
  if (keyword === 'minContains') return value !== 1
  if (keyword === 'unevaluatedItems') return !acceptsAll(value)
  if (['patternProperties', 'dependentSchemas', 'dependencies', 'dependentRequired'].includes(keyword)) {
    return !isObject(value) || Object.values(value).some((inner) => (isArray(inner) ? inner.length > 0 : !acceptsAll(inner)))
  }
  return true
}

function acceptsAll(value: Json): boolean {
  return value === true || (isObject(value) && Object.keys(value).every((key) => SAID.has(key)))
}

/** True where a schema accepts every value of its types: nothing else in it rules anything out. */
export function isOpenForm({ schema }: Spot): boolean {
  return Object.keys(schema).every((key) => SAID.has(key) || key === 'type' || isOpenMember(schema, key))
}

function isOpenMember(schema: JsonObject, key: string): boolean {
  const value = own(schema, key)
  if (key === 'additionalProperties' || key === 'items') return value !== undefined && acceptsAll(value)
  if (key === 'properties') return isObject(value) && Object.keys(value).length === 0
  return key === 'required' ? isArray(value) && value.length === 0 : CONDITIONAL.has(key) && !rulesOut(key, value)
}

const CONDITIONAL = new Set([
  'propertyNames',
  'patternProperties',
  'dependentSchemas',
  'dependencies',
  'dependentRequired',
  'unevaluatedItems',
])

/** True where a schema of an object invites names that it does not declare. */
export function invitesOthers({ spots }: Layers): boolean {
  return spots.some(({ schema }) => {
    const others = own(schema, 'additionalProperties')
    return others === true || isObject(others)
  })
}
