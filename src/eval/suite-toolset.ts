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
  | { readonly kind: 'stdio'; readonly words: readonly string[] }
  /** The same, in one line as a shell takes it. */
  | { readonly kind: 'line'; readonly line: string }
  /** The tools stand in the suite itself, at this place. */
  | { readonly kind: 'tools'; readonly at: Pointer }

const WANTED = 'should be a file, a URL, { stdio: command } or { tools: […] }'

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
  if (typeof stdio === 'string' && stdio.trim() !== '' && tools === undefined) return { kind: 'line', line: stdio }
  if (
    isArray(stdio) &&
    stdio.every((word) => typeof word === 'string') &&
    stdio.length > 0 &&
    stdio[0] !== '' &&
    tools === undefined
  )
    return { kind: 'stdio', words: stdio }
  if (isArray(tools) && stdio === undefined) return { kind: 'tools', at: join(at, 'tools') }
  faults.add(at, `${WANTED}.`)
  return undefined
}
