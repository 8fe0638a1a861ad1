import { isArray, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import { reachedIn } from './reached.ts'
import { NEWER_SDK } from './sdk.ts'

/** Something in a valid output schema that the validator of the SDK clients does not compile. */
export interface RefusedOutput {
  readonly at: Pointer
  /** A clause: what stands there that is refused. */
  readonly says: string
  readonly instead: string
  /** Only the newer client refuses it, and loses the calls of this tool, no list. */
  readonly newer: boolean
}

/** As the newer client reads `$schema`; a value that is no string it takes for none. */
const SUPPORTED = /^https?:\/\/json-schema\.org\/(?:draft\/(?:2020-12|2019-09)|draft-0[67])\/schema#?$/

/** What the SDK clients refuse in an output schema, whatever its dialect says. */
export function* refusedOutput(root: JsonObject, base: Pointer): Iterable<RefusedOutput> {
  const dialect = ownString(root, '$schema')
  if (dialect !== undefined && !SUPPORTED.test(dialect)) {
    yield {
      at: join(base, '$schema'),
      says: `${NEWER_SDK} does not support the dialect ${JSON.stringify(clip(dialect, 80))}`,
      instead: 'Remove "$schema" for 2020-12, or name 2019-09, draft-07 or draft-06.',
      newer: true,
    }
  }
  for (const [schema, at] of reachedIn(root, 'old')) {
    for (const found of refusedIn(schema)) yield { ...found, at: join(`${base}${at}`, found.keyword), newer: false }
  }
}

function* refusedIn(schema: JsonObject): Iterable<Pick<RefusedOutput, 'says' | 'instead'> & { readonly keyword: string }> {
  const [nullable, id, pattern] = [own(schema, 'nullable'), own(schema, 'id'), own(schema, 'pattern')]
  const types = typesOf(own(schema, 'type'))
  if (nullable !== undefined) {
    const instead = 'To allow null, add "null" to "type" or use "anyOf", and remove "nullable".'
    if (typeof nullable !== 'boolean') yield { keyword: 'nullable', says: '"nullable" is neither true nor false', instead }
    else if (types.length === 0) yield { keyword: 'nullable', says: '"nullable" is used without a "type"', instead }
    else if (!nullable && types.includes('null'))
      yield { keyword: 'nullable', says: '"nullable": false contradicts a "type" that lists "null"', instead }
  }
  if (id !== undefined)
    yield { keyword: 'id', says: '"id" was the keyword of draft-04', instead: 'Write "$id", or leave it out.' }
  if (typeof pattern === 'string' && isOnlyLoose(pattern)) {
    yield {
      keyword: 'pattern',
      says: `the pattern ${JSON.stringify(clip(pattern, 60))} is not a regular expression under the flag "u"`,
      instead: 'Escape only what must be escaped.',
    }
  }
}

function typesOf(type: Json | undefined): readonly Json[] {
  return isArray(type) ? type : type === undefined ? [] : [type]
}

/** True for a pattern that compiles without the flag `u` and not with it. */
function isOnlyLoose(source: string): boolean {
  return compiles(source, '') && !compiles(source, 'u')
}

function compiles(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags)
    return true
  } catch {
    return false
  }
}
