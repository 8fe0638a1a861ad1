import type { Direction } from '../core/change.ts'
import type { Json } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import { said, type Layers } from './layers.ts'

/** A bound of one side: where it stands, and what it asks for. */
interface Bound {
  readonly value: number
  /** True where the value itself is out. */
  readonly open: boolean
  readonly at: Pointer
  readonly keyword: string
}

export interface BoundChange {
  /** What is bounded: `the value`, `the length`, … */
  readonly noun: string
  readonly end: 'least' | 'most'
  readonly direction: Direction
  readonly before: Bound | undefined
  readonly after: Bound | undefined
}

const SIZES = [
  ['the length', 'minLength', 'maxLength'],
  ['the number of items', 'minItems', 'maxItems'],
  ['the number of properties', 'minProperties', 'maxProperties'],
] as const

/** Every bound of a number, of a length or of a number of items that moved. `integer` tells whether only whole numbers are accepted on both sides. */
export function boundChanges(before: Layers, after: Layers, integer: boolean): BoundChange[] {
  const numbers = [
    moved('the value', 'least', lowOf(before, integer), lowOf(after, integer)),
    moved('the value', 'most', highOf(before, integer), highOf(after, integer)),
  ]
  const sizes = SIZES.flatMap(([noun, least, most]) => [
    moved(noun, 'least', sizeOf(before, least, true), sizeOf(after, least, true)),
    moved(noun, 'most', sizeOf(before, most, false), sizeOf(after, most, false)),
  ])
  return [...numbers, ...sizes].filter((change) => change !== undefined)
}

function moved(
  noun: string,
  end: BoundChange['end'],
  before: Bound | undefined,
  after: Bound | undefined,
): BoundChange | undefined {
  const [old, now] = [strictness(before, end), strictness(after, end)]
  if (old[0] === now[0] && old[1] === now[1]) return undefined
  const isTighter = now[0] > old[0] || (now[0] === old[0] && now[1] > old[1])
  return { noun, end, direction: isTighter ? 'tightened' : 'loosened', before, after }
}

/** Higher is tighter. */
function strictness(bound: Bound | undefined, end: BoundChange['end']): readonly [number, number] {
  if (bound === undefined) return [-Infinity, 0]
  return [end === 'least' ? bound.value : -bound.value, bound.open ? 1 : 0]
}

function lowOf(layers: Layers, integer: boolean): Bound | undefined {
  return tighter(
    numberBound(layers, 'minimum', 'exclusiveMinimum'),
    openBound(layers, 'exclusiveMinimum', integer ? 1 : 0),
    'least',
  )
}

function highOf(layers: Layers, integer: boolean): Bound | undefined {
  return tighter(
    numberBound(layers, 'maximum', 'exclusiveMaximum'),
    openBound(layers, 'exclusiveMaximum', integer ? -1 : 0),
    'most',
  )
}

function tighter(one: Bound | undefined, other: Bound | undefined, end: BoundChange['end']): Bound | undefined {
  if (one === undefined || other === undefined) return one ?? other
  const [a, b] = [strictness(one, end), strictness(other, end)]
  return a[0] > b[0] || (a[0] === b[0] && a[1] >= b[1]) ? one : other
}

/** In draft-04 a second keyword says whether the bound itself is out. */
function numberBound(layers: Layers, keyword: string, exclusive: string): Bound | undefined {
  const found = said(layers, keyword)
  if (!isBound(found?.value) || found === undefined) return undefined
  return { value: found.value, open: said(layers, exclusive)?.value === true, at: found.at, keyword }
}

function openBound(layers: Layers, keyword: string, step: number): Bound | undefined {
  const found = said(layers, keyword)
  if (!isBound(found?.value) || found === undefined) return undefined
  // among whole numbers, above 0 is from 1 on
  const whole = step !== 0 && Number.isInteger(found.value)
  return { value: whole ? found.value + step : found.value, open: !whole, at: found.at, keyword }
}

function sizeOf(layers: Layers, keyword: string, isLeast: boolean): Bound | undefined {
  const found = said(layers, keyword)
  if (!isBound(found?.value) || found === undefined || (isLeast && found.value <= 0)) return undefined
  return { value: found.value, open: false, at: found.at, keyword }
}

/** Generators write the limits of a safe integer where the author set none. */
function isBound(value: Json | undefined): value is number {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER
}
