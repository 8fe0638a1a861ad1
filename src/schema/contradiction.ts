import { isEqual } from '../core/equal.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { clip, list } from '../core/text.ts'
import { isOfType } from './value.ts'
import { keywords } from './walk.ts'

/** Two keywords of one schema that no value can satisfy together. */
export interface Contradiction {
  /** The keyword to point at. */
  readonly keyword: string
  /** A clause: `"minimum" 10 is above "maximum" 5`. */
  readonly says: string
}

const PAIRS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
] as const

/** Only schemas with one of these can contradict themselves. */
export const WEIGHED = keywords(...PAIRS.flat(), 'exclusiveMinimum', 'exclusiveMaximum', 'enum', 'const', 'required', 'pattern')

/** What in a schema contradicts itself, by arithmetic alone; compositions are not weighed against each other. */
export function* contradictionsIn(schema: JsonObject): Iterable<Contradiction> {
  for (const [least, most] of PAIRS) {
    const [low, high] = [numberAt(schema, least), numberAt(schema, most)]
    if (low !== undefined && high !== undefined && low > high) yield above(least, low, most, high)
  }
  yield* emptyRange(schema)
  yield* badValues(schema)
  yield* tooManyRequired(schema)
  yield* patternLength(schema)
}

function* emptyRange(schema: JsonObject): Iterable<Contradiction> {
  const [floor, ceiling] = [numberAt(schema, 'exclusiveMinimum'), numberAt(schema, 'exclusiveMaximum')]
  const [low, high] = [numberAt(schema, 'minimum'), numberAt(schema, 'maximum')]
  if (floor !== undefined && high !== undefined && floor >= high) yield above('exclusiveMinimum', floor, 'maximum', high)
  if (ceiling !== undefined && low !== undefined && low >= ceiling) yield above('minimum', low, 'exclusiveMaximum', ceiling)
  if (floor !== undefined && ceiling !== undefined && floor >= ceiling)
    yield above('exclusiveMinimum', floor, 'exclusiveMaximum', ceiling)
}

function above(least: string, low: number, most: string, high: number): Contradiction {
  return { keyword: least, says: `"${least}" ${low} ${low === high ? 'leaves nothing below' : 'is above'} "${most}" ${high}` }
}

function* badValues(schema: JsonObject): Iterable<Contradiction> {
  const values = own(schema, 'enum')
  const constant = own(schema, 'const')
  if (isArray(values)) {
    if (values.length === 0) yield { keyword: 'enum', says: '"enum" is empty' }
    const strange = values.filter((value) => !hasType(schema, value))
    if (strange.length > 0) {
      const all = strange.length === values.length ? 'no value' : list(strange.map(shown), 3)
      yield { keyword: 'enum', says: `${all} of "enum" can be of the type ${shown(own(schema, 'type') ?? null)}` }
    }
    if (constant !== undefined && values.length > 0 && !values.some((value) => isEqual(value, constant))) {
      yield { keyword: 'const', says: `"const" ${shown(constant)} is not among the values of "enum"` }
    }
  }
  if (constant !== undefined && !hasType(schema, constant)) {
    yield { keyword: 'const', says: `"const" ${shown(constant)} is not of the type ${shown(own(schema, 'type') ?? null)}` }
  }
}

function hasType(schema: JsonObject, value: Json): boolean {
  const type = own(schema, 'type')
  const types = (isArray(type) ? type : [type]).filter((name) => typeof name === 'string')
  const nullable = value === null && own(schema, 'nullable') === true
  return types.length === 0 || nullable || types.some((name) => isOfType(name, value))
}

function* tooManyRequired(schema: JsonObject): Iterable<Contradiction> {
  const required = own(schema, 'required')
  if (!isArray(required)) return
  const most = numberAt(schema, 'maxProperties')
  if (most !== undefined && required.length > most) {
    yield { keyword: 'required', says: `"required" names ${required.length} properties, "maxProperties" allows ${most}` }
  }
  const properties = own(schema, 'properties')
  for (const name of required) {
    if (typeof name === 'string' && isObject(properties) && own(properties, name) === false) {
      yield { keyword: 'required', says: `"required" names ${shown(name)}, whose schema is false` }
    }
  }
}

/** One atom, repeated, between anchors: the only patterns whose length we can be sure of. */
const REPEATED = /^\^(?:\[(?:[^\]\\]|\\.)+\]|\\[dw]|\.)\{(\d+)(?:,(\d+))?\}\$$/

function* patternLength(schema: JsonObject): Iterable<Contradiction> {
  const pattern = own(schema, 'pattern')
  if (typeof pattern !== 'string' || pattern.length > 200) return
  const [, low, high = low] = REPEATED.exec(pattern) ?? []
  const [least, most] = [numberAt(schema, 'minLength'), numberAt(schema, 'maxLength')]
  if (low !== undefined && most !== undefined && Number(low) > most) {
    yield { keyword: 'pattern', says: `the pattern wants at least ${low} characters, "maxLength" allows ${most}` }
  }
  if (high !== undefined && least !== undefined && Number(high) < least) {
    yield { keyword: 'pattern', says: `the pattern allows at most ${high} characters, "minLength" wants ${least}` }
  }
}

function numberAt(schema: JsonObject, keyword: string): number | undefined {
  const value = own(schema, keyword)
  return typeof value === 'number' ? value : undefined
}

function shown(value: Json): string {
  return typeof value === 'object' && value !== null && !isArray(value) ? 'an object' : clip(JSON.stringify(value), 40)
}
