import { isObject, kindOf, own, type Json } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import type { Renames } from './rename.ts'
import type { Faults } from './suite-faults.ts'
import { RENAME_KEYS } from './suite-keys.ts'

/** What `renames:` of a suite says; what is wrong with it becomes faults. */
export function readRenames(value: Json | undefined, faults: Faults): Renames {
  if (value === undefined) return {}
  if (!isObject(value)) {
    faults.add('/renames', `should map old tool names to new ones, not ${kindOf(value)}.`)
    return {}
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([from, to]) => {
      const rename = readRename(from, to, join('/renames', from), faults)
      return rename === undefined ? [] : [[from, rename]]
    }),
  )
}

function readRename(from: string, value: Json, at: Pointer, faults: Faults): Renames[string] | undefined {
  if (typeof value === 'string' && value !== '') return value
  if (!isObject(value)) {
    faults.add(at, `should be the tool's new name, or { to: …, arguments: … }, not ${kindOf(value)}.`)
    return undefined
  }
  faults.unknownKeys(value, at, RENAME_KEYS)
  const [to, args] = [own(value, 'to'), own(value, 'arguments')]
  if (to === undefined && args === undefined) faults.add(at, 'should have to:, the new name, or arguments:, or both.')
  if (to !== undefined && (typeof to !== 'string' || to === ''))
    faults.add(join(at, 'to'), `should be the tool's new name, not ${kindOf(to)}.`)
  return { to: typeof to === 'string' ? to : from, arguments: readArguments(args, join(at, 'arguments'), faults) }
}

function readArguments(value: Json | undefined, at: Pointer, faults: Faults): Record<string, string> {
  if (value === undefined) return {}
  if (!isObject(value)) {
    faults.add(at, `should map old argument names to new ones, not ${kindOf(value)}.`)
    return {}
  }
  const taken = new Map<string, string>()
  for (const [old, now] of Object.entries(value)) {
    if (typeof now !== 'string' || now === '') {
      faults.add(join(at, old), `should be the argument's new name, not ${kindOf(now)}.`)
      continue
    }
    const first = [...taken].find(([, name]) => name === now)?.[0]
    if (first !== undefined)
      faults.add(join(at, old), `has the same new name as "${clip(first, 60)}": "${clip(now, 60)}" can be only one of them.`)
    taken.set(old, now)
  }
  return Object.fromEntries(taken)
}
