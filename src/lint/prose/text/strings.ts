import { isArray, isObject, type Json } from '../../../core/json.ts'
import { pointer, type Pointer } from '../../../core/pointer.ts'
import type { Tool } from '../../../core/tool.ts'

/** A string that a model is shown, or a key of an object. */
export interface StringPlace {
  readonly text: string
  /** True if the text is the key under which the value at `at` stands. */
  readonly key: boolean
  readonly at: Pointer
}

/** Deeper values are not read: no client passes them on. */
const MOST_LEVELS = 200

/**
 * The strings of a tool that a test picks, keys of objects included, in the order of the text. The test runs over every
 * string there is, so it has to be quick.
 */
export function stringsWhere(tool: Tool, picks: (text: string, key: boolean) => boolean): StringPlace[] {
  const found: StringPlace[] = []
  const path: (string | number)[] = []
  const visit = (value: Json | undefined): void => {
    if (typeof value === 'string') {
      if (picks(value, false)) found.push({ text: value, key: false, at: pointer(...path) })
    } else if (typeof value !== 'object' || value === null || path.length >= MOST_LEVELS) {
      return
    } else if (isArray(value)) {
      value.forEach((item, index) => {
        path.push(index)
        visit(item)
        path.pop()
      })
    } else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        path.push(key)
        if (picks(key, true)) found.push({ text: key, key: true, at: pointer(...path) })
        visit(value[key])
        path.pop()
      }
    }
  }
  visit(tool.raw)
  return found
}

/** All strings of a tool, keys of objects apart, without their places: for a first look at everything. */
export function stringsOf(tool: Tool): { readonly values: readonly string[]; readonly keys: readonly string[] } {
  const [values, keys]: [string[], string[]] = [[], []]
  const visit = (value: Json, levels: number): void => {
    if (typeof value === 'string') values.push(value)
    else if (typeof value !== 'object' || value === null || levels === 0) return
    else if (isArray(value)) for (const item of value) visit(item, levels - 1)
    else if (isObject(value)) {
      for (const key of Object.keys(value)) {
        keys.push(key)
        visit(value[key] ?? null, levels - 1)
      }
    }
  }
  visit(tool.raw, MOST_LEVELS)
  return { values, keys }
}
