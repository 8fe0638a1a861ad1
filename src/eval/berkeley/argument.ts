import { isEqual } from '../../core/equal.ts'
import { isArray, type Json, type JsonObject } from '../../core/json.ts'
import { declaredItemType, declaredType, typeOf, type BerkeleyType } from './types.ts'
import { listAmong, objectAmong, objectsAmong, textAmong } from './values.ts'

/** Whether one argument is of the declared type and among the accepted values, as the Berkeley checker sees it. */
export function argumentPasses(value: Json, schema: JsonObject, accepted: readonly Json[]): boolean {
  const wanted = declaredType(schema)
  const itemType = declaredItemType(schema)
  const sample = accepted.find((one) => one !== '')
  const acceptedType = sample === undefined ? undefined : typeOf(sample)
  const given = typeOf(value)

  const asDeclared = sameType(given, wanted)
  if (asDeclared && itemType !== undefined && !itemsPass(value, itemType, accepted)) return false
  // accepted values of another type stand for a variable's name: nothing but membership is asked then
  const isVariable = acceptedType !== undefined && (asDeclared ? !sameType(acceptedType, wanted) : given === acceptedType)
  if (isVariable) return accepted.some((one) => isEqual(one, value))
  if (!asDeclared) return false

  if (wanted === 'object') return objectAmong(value, accepted)
  if (wanted === 'list' && isArray(value))
    return itemType === 'object' ? objectsAmong(value, accepted) : listAmong(value, accepted)
  if (typeof value === 'string') return textAmong(value, accepted)
  return accepted.some((one) => isEqual(one, value))
}

/** An integer passes for a float, never the reverse; a boolean is no number. */
function sameType(given: BerkeleyType, wanted: BerkeleyType): boolean {
  return given === wanted || (given === 'integer' && wanted === 'float')
}

/**
 * Every item has the declared type or, where that is no float, the type of some accepted list's items. Inside lists an
 * integer does not pass for a float.
 */
function itemsPass(value: Json, itemType: BerkeleyType, accepted: readonly Json[]): boolean {
  if (!isArray(value)) return false
  return accepted.some((one) => {
    if (!isArray(one)) return true
    const sample = itemType === 'float' ? undefined : one.find((item) => item !== '')
    return value.every((item) => typeOf(item) === itemType || (sample !== undefined && typeOf(item) === typeOf(sample)))
  })
}
