import { isArray, isObject, own, type Json, type JsonObject } from '../../core/json.ts'
import { join, type Pointer } from '../../core/pointer.ts'
import { clip, list } from '../../core/text.ts'
import { placeName } from '../../schema/place-name.ts'
import { subschemasOf, type Subschema } from '../../schema/walk.ts'
import type { GeminiConstruct } from './gemini.ts'

/** One construct that Gemini's `parameters` refuses, its place, and what to write instead. */
interface GeminiFault {
  readonly at: Pointer
  readonly construct: GeminiConstruct
  /** The fault as a clause: "`unit` allows the empty string in its enum". */
  readonly says: string
  readonly remedy: string
}

/** Where a value stands, not a condition on it. */
const VALUES = new Set(['properties', 'items', 'prefixItems'])
/** With one of these a schema states elsewhere what its type is. */
const TYPED = ['type', '$ref', 'anyOf', 'oneOf', 'allOf']

/** The constructs of a schema that Gemini's `parameters` refuses, except those that `schema/stray-keyword` always reports. */
export function* geminiFaultsOf(root: JsonObject, base: Pointer): Iterable<GeminiFault> {
  for (const node of subschemasOf(root, base)) {
    yield* typeFaults(node)
    yield* enumFaults(node)
    yield* booleanFaults(node)
  }
}

function* typeFaults({ schema, at, keyword }: Subschema): Iterable<GeminiFault> {
  const name = placeName(at)
  const type = own(schema, 'type')
  if (isArray(type)) {
    const others = type.filter((one) => one !== 'null')
    const nullable = others.length < type.length
    yield {
      at: join(at, 'type'),
      construct: 'list of types',
      says: `${name} has a list of types, ${shown(type)}`,
      remedy: `Write one type${nullable ? ', and make the value optional instead of null' : ''}.`,
    }
  } else if (type === undefined && VALUES.has(keyword) && TYPED.every((key) => own(schema, key) === undefined)) {
    const says = own(schema, 'enum') === undefined ? `${name} has no type` : `${name} has an enum but no type`
    yield { at, construct: 'value without type', says, remedy: 'Add the type.' }
  }
}

function* enumFaults({ schema, at }: Subschema): Iterable<GeminiFault> {
  const values = own(schema, 'enum')
  if (!isArray(values)) return
  const name = placeName(at)
  const empty = values.indexOf('')
  if (empty >= 0) {
    yield {
      at: join(at, 'enum', empty),
      construct: 'empty string in enum',
      says: `${name} allows the empty string in its enum`,
      remedy: 'Remove it and make the value optional, or give it a name such as "none".',
    }
  }
  const others = values.filter((value) => typeof value !== 'string')
  if (others.length > 0) {
    yield {
      at: join(at, 'enum'),
      construct: 'enum of other than strings',
      says: `${name} has an enum with ${list(
        others.map((value) => clip(JSON.stringify(value), 20)),
        3,
      )}, but only strings are allowed there`,
      remedy: 'Give a range, or list the values in the description.',
    }
  }
}

function* booleanFaults({ schema, at }: Subschema): Iterable<GeminiFault> {
  const properties = own(schema, 'properties')
  const places: [Pointer, Json | undefined][] = isObject(properties)
    ? Object.keys(properties).map((key) => [join(at, 'properties', key), properties[key]])
    : []
  places.push([join(at, 'items'), own(schema, 'items')])
  for (const [place, value] of places) {
    if (typeof value !== 'boolean') continue
    yield {
      at: place,
      construct: 'boolean schema',
      says: `${placeName(place)} has the boolean schema ${String(value)}`,
      remedy: value ? 'Write a schema with a type.' : 'Remove it.',
    }
  }
}

function shown(types: readonly Json[]): string {
  return clip(JSON.stringify(types), 60)
}
