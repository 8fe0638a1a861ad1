import { isArray, isObject, kindOf, own, type Json, type JsonObject } from '../core/json.ts'
import type { Pointer } from '../core/pointer.ts'
import { join } from '../core/pointer.ts'
import type { Faults } from './suite-faults.ts'
import { TOOLSET_KEYS } from './suite-keys.ts'

/** Where a suite's tools come from. */
export type SuiteToolset =
  /** Relative to the suite. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string }
  /** Started only with `--connect`. */
  | { readonly kind: 'stdio'; readonly command: string; readonly args: readonly string[] }
  /** The tools stand in the suite itself, at this place. */
  | { readonly kind: 'tools'; readonly at: Pointer }

const WANTED = 'should be a file, a URL, { stdio: [command, argument, …] } or { tools: […] }'

/** Reads `toolset:`. */
export function readToolset(value: Json | undefined, at: Pointer, faults: Faults): SuiteToolset | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && value !== '') {
    return /^https?:\/\//.test(value) ? { kind: 'url', url: value } : { kind: 'file', path: value }
  }
  if (isObject(value)) return readObject(value, at, faults)
  faults.add(at, `${WANTED}, not ${kindOf(value)}.`)
  return undefined
}

function readObject(value: JsonObject, at: Pointer, faults: Faults): SuiteToolset | undefined {
  faults.unknownKeys(value, at, TOOLSET_KEYS)
  const [stdio, tools] = [own(value, 'stdio'), own(value, 'tools')]
  if (isArray(stdio) && stdio.every((word) => typeof word === 'string')) {
    const [command, ...args] = stdio
    if (command !== undefined && command !== '' && tools === undefined) return { kind: 'stdio', command, args }
  }
  if (isArray(tools) && stdio === undefined) return { kind: 'tools', at: join(at, 'tools') }
  faults.add(at, `${WANTED}.`)
  return undefined
}
