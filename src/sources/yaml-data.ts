import { isArray, isObject, type Json } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { count } from '../core/text.ts'
import { UserError } from '../core/user-error.ts'
import { DEEPEST, tooDeep } from './depth.ts'

/** Values after anchors are expanded. */
const MOST_VALUES = 2_000_000

/** A value that JSON cannot have, or that nests too deep: null stands in its place. */
export interface LostValue {
  readonly at: Pointer
  readonly error: UserError
}

/** What a YAML parser gives, as JSON. @throws UserError where anchors expand without measure */
export function boundedData(uri: string, value: unknown): { data: Json; lost: readonly LostValue[] } {
  if (isJson(value, uri, DEEPEST, { values: MOST_VALUES })) return { data: value, lost: [] }
  const lost: LostValue[] = []
  const data = copied(value, '', DEEPEST, { uri, lost, budget: { values: MOST_VALUES }, holders: new Set() })
  return { data, lost }
}

interface Copying {
  readonly uri: string
  readonly lost: LostValue[]
  readonly budget: { values: number }
  /** What holds the value, from the outside in: anchors that contain themselves make data without end. */
  readonly holders: Set<unknown>
}

function copied(value: unknown, at: Pointer, depth: number, copying: Copying): Json {
  const { uri, lost, budget, holders } = copying
  spend(uri, budget)
  if (depth < 0 || holders.has(value)) return lose(at, tooDeep(uri))
  const inner = (item: unknown, key: string | number) => copied(item, join(at, key), depth - 1, copying)
  if (isArray(value)) return within(value, () => value.map(inner))
  if (isObject(value) && Object.getPrototypeOf(value) === Object.prototype) {
    return within(value, () => Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item, key)])))
  }
  return isScalar(value)
    ? value
    : lose(at, new UserError(`${uri} contains a value that JSON does not have, such as .inf or a date.`, { hint: 'Quote it.' }))

  function within(holder: object, copy: () => Json): Json {
    holders.add(holder)
    const done = copy()
    holders.delete(holder)
    return done
  }

  function lose(where: Pointer, error: UserError): null {
    lost.push({ at: where, error })
    return null
  }
}

function isJson(value: unknown, uri: string, depth: number, budget: { values: number }): value is Json {
  spend(uri, budget)
  if (depth < 0) return false
  if (isArray(value)) return value.every((item) => isJson(item, uri, depth - 1, budget))
  if (isObject(value)) {
    if (Object.getPrototypeOf(value) !== Object.prototype) return false
    return Object.values(value).every((item) => isJson(item, uri, depth - 1, budget))
  }
  return isScalar(value)
}

function isScalar(value: unknown): value is null | string | boolean | number {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
}

function spend(uri: string, budget: { values: number }): void {
  if (--budget.values < 0) throw new UserError(`${uri} expands to more than ${count(MOST_VALUES, 'value')}.`)
}
