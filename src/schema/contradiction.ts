import { isEqual } from '../core/equal.ts'
import { isArray, isObject, own, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import { asserted } from './asserted.ts'
import { deadValues } from './dead-values.ts'
import { emptyRange } from './empty-range.ts'
import { rememberedForShape } from './shape.ts'
import { misfit } from './value.ts'
import { keywords, subschemasWith } from './walk.ts'

/** Something that keywords of one schema rule out together. */
export interface Contradiction {
  /** The keyword to point at, or the item of it. */
  readonly at: readonly (string | number)[]
  /** What no value of this type can do; undefined where only some values of an `enum` are ruled out, which `says` tells in full. */
  readonly none: Noun | undefined
  /** A clause: `"minimum" 10 is above "maximum" 5`. */
  readonly says: string
}

/** `value` where the schema allows no other type. */
type Noun = 'value' | Kind
type Kind = 'number' | 'string' | 'list' | 'object'

const PAIRS = [
  ['string', 'minLength', 'maxLength'],
  ['list', 'minItems', 'maxItems'],
  ['object', 'minProperties', 'maxProperties'],
  ['list', 'minContains', 'maxContains'],
] as const

/** Only schemas with one of these can contradict themselves. */
export const WEIGHED = keywords(
  ...PAIRS.flatMap(([, ...pair]) => pair),
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'enum',
  'const',
  'required',
  'pattern',
)

const KINDS: Readonly<Record<string, Noun>> = {
  integer: 'number',
  number: 'number',
  string: 'string',
  array: 'list',
  object: 'object',
}

/** What contradicts itself in a schema or in one inside it, each with its place below the root. What stands under `not` is meant to. */
export const contradictionsOf: (root: JsonObject) => readonly { readonly at: Pointer; readonly found: Contradiction }[] =
  rememberedForShape((root: JsonObject) =>
    subschemasWith(root, '', WEIGHED).flatMap(({ schema, at, keyword }) =>
      keyword === 'not' ? [] : [...contradictionsIn(root, schema)].map((found) => ({ at: join(at, ...found.at), found })),
    ),
  )

/** What in a schema contradicts itself; the schemas inside it are not weighed against each other. `root` declares the dialect. */
export function* contradictionsIn(root: JsonObject, written: JsonObject): Iterable<Contradiction> {
  const schema = asserted(root, written)
  const kinds = kindsOf(schema)
  const none = (kind: Kind): Noun | undefined =>
    kinds === undefined ? kind : !kinds.includes(kind) ? undefined : kinds.every((one) => one === kind) ? 'value' : kind
  const ruledOut = function* (
    kind: Kind,
    found: { readonly keyword: string; readonly says: string } | undefined,
  ): Iterable<Contradiction> {
    const noun = none(kind)
    // bounds of a type that the schema does not allow rule out nothing
    if (found !== undefined && noun !== undefined) yield { at: [found.keyword], none: noun, says: found.says }
  }
  yield* ruledOut('number', emptyRange(root, schema))
  for (const [kind, least, most] of PAIRS) {
    if (least === 'minContains' && own(schema, 'contains') === undefined) continue
    const [low, high] = [numberAt(schema, least), numberAt(schema, most)]
    if (low === undefined || high === undefined || low <= high) continue
    yield* ruledOut(kind, { keyword: least, says: `"${least}" ${low} is above "${most}" ${high}` })
  }
  yield* badValues(root, schema)
  yield* ruledOut('object', tooManyRequired(schema))
  yield* ruledOut('string', patternLength(schema))
}

/** The kinds of value that `type` allows; undefined where it says nothing. */
function kindsOf(schema: JsonObject): readonly (Noun | 'other')[] | undefined {
  const type = own(schema, 'type')
  const types = (isArray(type) ? type : [type]).filter((name) => typeof name === 'string')
  if (types.length === 0) return undefined
  const nullable = own(schema, 'nullable') === true ? (['other'] as const) : []
  return [...types.map((name) => KINDS[name] ?? 'other'), ...nullable]
}

function* badValues(root: JsonObject, schema: JsonObject): Iterable<Contradiction> {
  const { enum: values, const: constant, ...rest } = schema
  if (isArray(values)) {
    if (values.length === 0) yield { at: ['enum'], none: 'value', says: '"enum" is empty' }
    // next to a constant, each other value is dead anyway
    const dead = constant === undefined ? deadValues(root, rest, values) : undefined
    if (dead !== undefined) {
      yield { at: dead.all ? ['enum'] : ['enum', dead.first], none: dead.all ? 'value' : undefined, says: dead.says }
    }
    if (constant !== undefined && values.length > 0 && !values.some((value) => isEqual(value, constant))) {
      yield { at: ['const'], none: 'value', says: `"const" ${shown(constant)} is not among the values of "enum"` }
    }
  }
  const why = constant === undefined ? undefined : misfit(root, rest, constant)
  if (constant !== undefined && why !== undefined)
    yield { at: ['const'], none: 'value', says: `"const" ${shown(constant)} ${why}` }
}

function tooManyRequired(schema: JsonObject) {
  const required = own(schema, 'required')
  if (!isArray(required)) return undefined
  const names = new Set(required.filter((name) => typeof name === 'string'))
  const most = numberAt(schema, 'maxProperties')
  if (most !== undefined && names.size > most) {
    return { keyword: 'required', says: `"required" names ${names.size} properties, "maxProperties" allows ${most}` }
  }
  const properties = own(schema, 'properties')
  const barred = [...names].find((name) => isObject(properties) && own(properties, name) === false)
  return barred === undefined
    ? undefined
    : { keyword: 'required', says: `"required" names ${shown(barred)}, whose schema is false` }
}

/** One atom, repeated, between anchors: the only patterns whose length we can be sure of. */
const REPEATED = /^\^(?:\[(?:[^\]\\]|\\.)+\]|\\[dw]|\.)\{(\d+)(?:,(\d+))?\}\$$/

function patternLength(schema: JsonObject) {
  const pattern = own(schema, 'pattern')
  if (typeof pattern !== 'string' || pattern.length > 200) return undefined
  const [, low, high = low] = REPEATED.exec(pattern) ?? []
  const [least, most] = [numberAt(schema, 'minLength'), numberAt(schema, 'maxLength')]
  if (low !== undefined && most !== undefined && Number(low) > most) {
    return { keyword: 'pattern', says: `the pattern wants at least ${low} characters, "maxLength" allows ${most}` }
  }
  if (high !== undefined && least !== undefined && Number(high) < least) {
    return { keyword: 'pattern', says: `the pattern allows at most ${high} characters, "minLength" wants ${least}` }
  }
  return undefined
}

function numberAt(schema: JsonObject, keyword: string): number | undefined {
  const value = own(schema, keyword)
  return typeof value === 'number' ? value : undefined
}

function shown(value: Json): string {
  return isObject(value) ? 'an object' : clip(JSON.stringify(value), 40)
}
