import { isArray, isObject, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import type { Call, Reply } from '../core/reply.ts'
import { parsedArguments } from './parsed-arguments.ts'

// An answer is read as foreign data, whatever the client's types promise: compatible servers promise nothing.

/** A call under the tool's own name. */
export function callOf(call: JsonObject, ownName: (wire: string) => string): Call {
  return { tool: ownName(ownString(call, 'name') ?? ''), arguments: parsedArguments(own(call, 'arguments')) }
}

/** How an answer ended that was neither cut off nor refused. */
export function ended(calls: readonly Call[]): Reply['stop'] {
  return calls.length > 0 ? 'calls' : 'end'
}

/** The objects of a list; none where it is no list. */
export function objects(value: Json | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : []
}

/** A token count, where there is one. */
export function numberAt(object: JsonObject, key: string): number | undefined {
  const value = own(object, key)
  return typeof value === 'number' ? value : undefined
}
