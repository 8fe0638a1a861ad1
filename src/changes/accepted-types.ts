import { isArray, own } from '../core/json.ts'
import type { Direction } from '../core/change.ts'
import { layersOf, said, type Layers } from './layers.ts'

/** The JSON Schema types that a value may have, sorted; undefined where the schemas leave that open. */
export function typesOf(layers: Layers, levels = 3): readonly string[] | undefined {
  const type = said(layers, 'type')?.value
  const own = type === undefined ? undefined : isArray(type) ? type.filter((name) => typeof name === 'string') : [String(type)]
  const names = own ?? alternativeTypes(layers, levels)
  if (names === undefined) return undefined
  const nullable = layers.nullable || said(layers, 'nullable')?.value === true ? ['null'] : []
  return [...new Set([...names, ...nullable])].sort()
}

function alternativeTypes({ alternatives }: Layers, levels: number): readonly string[] | undefined {
  if (alternatives.length === 0 || levels === 0) return undefined
  const types: string[] = []
  for (const alternative of alternatives) {
    const own = typesOf(layersOf(alternative), levels - 1)
    if (own === undefined) return undefined
    types.push(...own)
  }
  return types
}

/** What became of the accepted types; undefined where they are the same. */
export function typeDirection(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): Direction | undefined {
  return acceptedDirection(covers(after, before), covers(before, after))
}

/** `keeps`: all that was accepted still is. `kept`: all that is accepted was before. Undefined where both hold. */
export function acceptedDirection(keeps: boolean, kept: boolean): Direction | undefined {
  if (keeps && kept) return undefined
  return keeps ? 'loosened' : kept ? 'tightened' : 'changed'
}

function covers(outer: readonly string[] | undefined, inner: readonly string[] | undefined): boolean {
  if (outer === undefined) return true
  const all = inner ?? ALL
  return all.every((name) => outer.includes(name) || (name === 'integer' && outer.includes('number')))
}

const ALL = ['array', 'boolean', 'null', 'number', 'object', 'string']

/** True where a schema of the value names no property and no value that it wants: a map of anything. */
export function isOpenMap({ spots }: Layers): boolean {
  return spots.every(({ schema }) => own(schema, 'properties') === undefined)
}
