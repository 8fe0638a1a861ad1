import { isArray, isObject, own, type Json, type JsonObject } from '../../core/json.ts'
import { isEqual } from '../../core/equal.ts'

/** A text without the characters that the Berkeley checker leaves out of account. */
function plain(text: string): string {
  return text
    .replaceAll(/[ ,./\-_*^]/g, '')
    .toLowerCase()
    .replaceAll("'", '"')
}

/** Whether one of the accepted texts is the same after `plain`. */
export function textAmong(given: string, accepted: readonly Json[]): boolean {
  return accepted.some((one) => typeof one === 'string' && plain(one) === plain(given))
}

/** Whether one of the accepted lists has the same items in the same order; texts directly in it are compared plain. */
export function listAmong(given: readonly Json[], accepted: readonly Json[]): boolean {
  const items = given.map(plainText)
  return accepted.some((one) => isArray(one) && isEqual(one.map(plainText), items))
}

/**
 * Whether one of the accepted objects allows the given one. An accepted object lists the accepted values of each key; a
 * key whose values hold `""` may be left out.
 */
export function objectAmong(given: Json, accepted: readonly Json[]): boolean {
  return isObject(given) && accepted.some((one) => isObject(one) && allows(one, given))
}

/** Whether one of the accepted lists of objects allows the given list, object by object. */
export function objectsAmong(given: readonly Json[], accepted: readonly Json[]): boolean {
  return accepted.some(
    (one) =>
      isArray(one) && one.length === given.length && given.every((item, index) => objectAmong(item, one.slice(index, index + 1))),
  )
}

function allows(accepted: JsonObject, given: JsonObject): boolean {
  const givenFits = Object.entries(given).every(([key, value]) => {
    const values = own(accepted, key)
    return isArray(values) && values.map(plainText).some((one) => isEqual(one, plainText(value)))
  })
  return givenFits && Object.entries(accepted).every(([key, values]) => Object.hasOwn(given, key) || mayBeLeftOut(values))
}

/** Whether `""`, which stands for an argument left out, is among the accepted values. */
export function mayBeLeftOut(accepted: Json): boolean {
  return isArray(accepted) && accepted.includes('')
}

function plainText(value: Json): Json {
  return typeof value === 'string' ? plain(value) : value
}
