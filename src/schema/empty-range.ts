import { isArray, own, type JsonObject } from '../core/json.ts'
import { dialectOf } from './dialect.ts'

interface Bound {
  readonly keyword: string
  readonly value: number
  /** False where the bound itself is outside. */
  readonly included: boolean
}

/** Two bounds of a schema between which there is no number, or no whole one where only those are allowed. */
export function emptyRange(
  root: JsonObject,
  schema: JsonObject,
): { readonly keyword: string; readonly says: string } | undefined {
  const whole = isWhole(schema)
  for (const low of boundsOf(root, schema, 'minimum', 'exclusiveMinimum')) {
    for (const high of boundsOf(root, schema, 'maximum', 'exclusiveMaximum')) {
      const pair = [`"${low.keyword}" ${low.value}`, `"${high.keyword}" ${high.value}`] as const
      if (low.value > high.value) return { keyword: low.keyword, says: `${pair[0]} is above ${pair[1]}` }
      if (low.value === high.value && !(low.included && high.included)) {
        return { keyword: low.keyword, says: `${pair[0]} and ${pair[1]} leave nothing between them` }
      }
      if (whole && firstWhole(low) > lastWhole(high)) {
        return { keyword: low.keyword, says: `there is no whole number between ${pair[0]} and ${pair[1]}` }
      }
    }
  }
  return undefined
}

function boundsOf(root: JsonObject, schema: JsonObject, closed: string, open: string): readonly Bound[] {
  const [value, limit] = [own(schema, closed), own(schema, open)]
  // in draft-04 the exclusive form is a flag next to the bound
  const flag = dialectOf(root) === 'draft-04'
  return [
    ...(typeof value === 'number' ? [{ keyword: closed, value, included: !(flag && limit === true) }] : []),
    ...(typeof limit === 'number' && !flag ? [{ keyword: open, value: limit, included: false }] : []),
  ]
}

function isWhole(schema: JsonObject): boolean {
  const type = own(schema, 'type')
  const types = isArray(type) ? type : [type]
  return types.includes('integer') && !types.includes('number')
}

function firstWhole({ value, included }: Bound): number {
  return included ? Math.ceil(value) : Math.floor(value) + 1
}

function lastWhole({ value, included }: Bound): number {
  return included ? Math.floor(value) : Math.ceil(value) - 1
}
