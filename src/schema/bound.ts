import { own } from '../core/json.ts'
import type { Parameter } from './parameters.ts'

/** A keyword that bounds a number, the length of a string or the number of items. */
export type BoundKeyword = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems'

/** The bound that the schema sets by a keyword or its exclusive form; undefined where it sets none worth the name. */
export function schemaBound({ schema, types }: Pick<Parameter, 'schema' | 'types'>, keyword: BoundKeyword): number | undefined {
  const value = own(schema, keyword)
  // generators write the limits of a safe integer where the author set none
  if (typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER) return value
  const exclusive = keyword === 'minimum' ? 'exclusiveMinimum' : keyword === 'maximum' ? 'exclusiveMaximum' : undefined
  const open = exclusive === undefined ? undefined : own(schema, exclusive)
  if (typeof open !== 'number' || Math.abs(open) >= Number.MAX_SAFE_INTEGER) return undefined
  if (!types.includes('integer')) return open
  return keyword === 'minimum' ? open + 1 : open - 1
}
