import { isArray, isObject, type Json } from '../../core/json.ts'

/** True for a value with more than `levels` arrays and objects inside one another. Does not recurse. */
export function deeperThan(levels: number, value: Json): boolean {
  let level: Json[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((inner) => (isArray(inner) ? [...inner] : isObject(inner) ? Object.values(inner) : []))
  }
  return false
}
