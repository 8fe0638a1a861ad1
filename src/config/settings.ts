import { CERTAINTIES, type Certainty } from '../core/certainty.ts'
import { isArray, isObject, kindOf, type Json } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import type { Level, RuleSetting, Sourced } from './config.ts'
import type { Reader } from './reader.ts'

/*
 * Settings that the configuration has at the top and for single targets, read at a pointer; undefined where nothing is said.
 * All throw UserError with the place of what is wrong.
 */

export const LEVELS: readonly Level[] = ['off', 'error', 'warn', 'info']

export function profiles(file: Reader, at: Pointer, value: Json | undefined): Sourced<readonly string[]> | undefined {
  return value === undefined ? undefined : { value: file.strings(at, value).map(([, name]) => name), from: file.place(at) }
}

export function maxWarnings(file: Reader, at: Pointer, value: Json | undefined): Sourced<number> | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return { value, from: file.place(at) }
  const said = typeof value === 'number' ? String(value) : kindOf(value)
  return file.wrong(at, `max-warnings must be a whole number of at least 0, not ${said}`)
}

export function failOn(file: Reader, at: Pointer, value: Json | undefined): Sourced<Certainty> | undefined {
  if (value === undefined) return undefined
  const known = CERTAINTIES.find((certainty) => certainty === value)
  if (known !== undefined) return { value: known, from: file.place(at) }
  return file.wrong(at, `"${file.nameOf(at)}" must be one of ${CERTAINTIES.join(', ')}, not ${JSON.stringify(value)}`)
}

export function gate(file: Reader, at: Pointer, value: Json | undefined): Sourced<readonly string[]> | undefined {
  return value === undefined ? undefined : { value: file.strings(at, value).map(([, glob]) => glob), from: file.place(at) }
}

export function rules(file: Reader, base: Pointer, value: Json | undefined): ReadonlyMap<string, Sourced<RuleSetting>> {
  if (value === undefined) return new Map()
  return new Map(
    Object.entries(file.map(base, value, 'a level, such as off or warn')).map(([id, setting]) => {
      const at = join(base, id)
      return [id, { value: ruleSetting(file, at, setting), from: file.place(at, 'key') }]
    }),
  )
}

/** `error`, `[error, {options}]`, or `{options}` at the preset's level. */
function ruleSetting(file: Reader, at: Pointer, value: Json): RuleSetting {
  if (isObject(value)) return { level: undefined, options: value }
  const [said, options, ...rest] = isArray(value) ? value : [value]
  const level = LEVELS.find((known) => known === said)
  if (level === undefined || rest.length > 0) {
    return file.wrong(at, `a rule is set to one of ${LEVELS.join(', ')}, or to [level, {options}], not ${JSON.stringify(value)}`)
  }
  if (options !== undefined && !isObject(options)) return file.wrong(at, `a rule's options are an object, not ${kindOf(options)}`)
  return { level, options }
}
