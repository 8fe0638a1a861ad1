import type { Direction } from '../core/change.ts'
import { canonical } from '../core/digest.ts'
import { isArray, own, type Json } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import { acceptedDirection } from './accepted-types.ts'
import { layersOf, layersPlace, said, type Layers } from './layers.ts'

/** The only values that are accepted, and where they are listed. */
export interface ListedValues {
  readonly values: readonly Json[]
  readonly at: Pointer
}

/** By `enum`, by `const`, or by alternatives that each give such a list; undefined where other values are accepted, too. */
export function listedIn(layers: Layers, levels = 3): ListedValues | undefined {
  const constant = said(layers, 'const')
  if (constant !== undefined) return { values: [constant.value], at: constant.at }
  const list = said(layers, 'enum')
  if (list !== undefined && isArray(list.value)) return { values: [...list.value, ...nullIn(layers, list.value)], at: list.at }
  if (layers.alternatives.length === 0 || levels === 0) return undefined
  const all = layers.alternatives.map((alternative) => listedIn(layersOf(alternative), levels - 1))
  const values = all.flatMap((one) => (one === undefined ? [] : one.values))
  return all.includes(undefined) ? undefined : { values: [...values, ...nullIn(layers, values)], at: layersPlace(layers) }
}

/** The null of a list next to an alternative that is null. */
function nullIn({ nullable, spots }: Layers, values: readonly Json[]): readonly null[] {
  return nullable && own(spots[0]?.schema ?? {}, 'enum') === undefined && !values.includes(null) ? [null] : []
}

export interface ValuesChange {
  readonly direction: Direction
  readonly gone: readonly Json[]
  readonly added: readonly Json[]
}

/** What became of listed values; undefined where they are the same, whatever their order. */
export function valuesChange(before: ListedValues | undefined, after: ListedValues | undefined): ValuesChange | undefined {
  if (before === undefined && after === undefined) return undefined
  if (before === undefined) return { direction: 'tightened', gone: [], added: after?.values ?? [] }
  if (after === undefined) return { direction: 'loosened', gone: before.values, added: [] }
  const gone = minus(before.values, after.values)
  const added = minus(after.values, before.values)
  const direction = acceptedDirection(gone.length === 0, added.length === 0)
  return direction === undefined ? undefined : { direction, gone, added }
}

function minus(values: readonly Json[], others: readonly Json[]): Json[] {
  const known = new Set(others.map(canonical))
  return values.filter((value) => !known.has(canonical(value)))
}
