import { isArray, isObject, kindOf, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import type { Callless, Expectation, ExpectedCall, ExpectedCalls } from '../core/intent.ts'
import type { Faults } from './suite-faults.ts'
import { ALL_KEYS, ANY_OF_KEYS, CALL_KEYS, CALLS_KEYS } from './suite-keys.ts'
import { readMatcher } from './suite-matcher.ts'

/** A place in a suite that names a tool. */
export interface Mention {
  readonly tool: string
  readonly at: Pointer
  readonly role: 'expects' | 'forbids'
  readonly arguments: readonly { readonly name: string; readonly at: Pointer }[]
}

const NOTHING: Expectation = { kind: 'none' }

/** Reads `expect:`. A fault gives a harmless value: the suite is refused as a whole afterwards. */
export function readExpectation(value: Json | undefined, at: Pointer, mentions: Mention[], faults: Faults): Expectation {
  if (isCallless(value)) return { kind: value }
  if (!isObject(value)) {
    const given = typeof value === 'string' ? `"${clip(value, 60)}"` : kindOf(value)
    const [says, end] = value === undefined ? ['lacks expect:, which should be', ''] : ['should be', `, not ${given}`]
    faults.add(at, `${says} none, ask, { tool: … }, { calls: […] }, { all: […] } or { anyOf: […] }${end}.`)
    return NOTHING
  }
  if (!Object.hasOwn(value, 'anyOf')) return { kind: 'calls', anyOf: [readCalls(value, at, mentions, faults)] }
  faults.unknownKeys(value, at, ANY_OF_KEYS)
  const alternatives = own(value, 'anyOf')
  if (!isArray(alternatives) || alternatives.length === 0) {
    faults.add(join(at, 'anyOf'), `should list the answers that are right, not ${kindOf(alternatives)}.`)
    return NOTHING
  }
  const or = alternatives.filter(isCallless)
  const anyOf = alternatives.flatMap((one, index) =>
    isCallless(one) ? [] : [readCalls(one, join(at, 'anyOf', index), mentions, faults)],
  )
  // without a call, an answer that may be anything may be a question too
  const [callless] = or.toSorted().toReversed()
  if (anyOf.length === 0 && callless !== undefined) return { kind: callless }
  return or.length === 0 ? { kind: 'calls', anyOf } : { kind: 'calls', anyOf, or }
}

function isCallless(value: Json | undefined): value is Callless {
  return value === 'none' || value === 'ask'
}

function readCalls(value: Json, at: Pointer, mentions: Mention[], faults: Faults): ExpectedCalls {
  const key = isObject(value) ? (['calls', 'all'] as const).find((name) => Object.hasOwn(value, name)) : undefined
  if (!isObject(value) || key === undefined) return { calls: [readCall(value, at, mentions, faults)], order: 'any' }
  faults.unknownKeys(value, at, key === 'all' ? ALL_KEYS : CALLS_KEYS)
  const order = Object.hasOwn(value, 'order') ? own(value, 'order') : 'any'
  if (order !== 'any' && order !== 'given') faults.add(join(at, 'order'), 'should be any or given.')
  const listed = own(value, key)
  if (!isArray(listed) || listed.length === 0) {
    faults.add(join(at, key), `should list at least one call, not ${isArray(listed) ? 'none' : kindOf(listed)}.`)
    return { calls: [], order: 'any' }
  }
  const calls = listed.map((call, index) => readCall(call, join(at, key, index), mentions, faults))
  return { calls, order: order === 'given' ? 'given' : 'any', ...(key === 'all' ? { all: true } : {}) }
}

function readCall(value: Json, at: Pointer, mentions: Mention[], faults: Faults): ExpectedCall {
  const tool = isObject(value) ? ownString(value, 'tool') : undefined
  if (!isObject(value) || tool === undefined || tool === '') {
    faults.add(
      at,
      `should be a call such as { tool: name, arguments: {…} }, not ${isObject(value) ? 'one without tool:' : kindOf(value)}.`,
    )
    return { tool: '', arguments: undefined }
  }
  faults.unknownKeys(value, at, CALL_KEYS)
  const expected = readArguments(value, at, faults)
  const only = readOnly(value, at, faults)
  const named = [
    ...Object.keys(expected ?? {}).map((name) => ({ name, at: join(at, 'arguments', name) })),
    ...(only ?? []).map((name, index) => ({ name, at: join(at, 'only', index) })),
  ]
  mentions.push({ tool, at: join(at, 'tool'), role: 'expects', arguments: named })
  if (only === undefined) return { tool, arguments: expected }
  return { tool, arguments: expected ?? {}, only }
}

/** `exact: true` allows no other argument, `only:` these. */
function readOnly(call: JsonObject, at: Pointer, faults: Faults): readonly string[] | undefined {
  const [exact, only] = [own(call, 'exact'), own(call, 'only')]
  if (exact !== undefined && typeof exact !== 'boolean')
    faults.add(join(at, 'exact'), `should be true or false, not ${kindOf(exact)}.`)
  if (only === undefined) return exact === true ? [] : undefined
  if (exact === true) faults.add(join(at, 'only'), 'contradicts exact: true; keep one of them.')
  if (isArray(only) && only.every((name) => typeof name === 'string')) return only
  faults.add(join(at, 'only'), `should list names of arguments, not ${kindOf(only)}.`)
  return undefined
}

function readArguments(call: JsonObject, at: Pointer, faults: Faults): ExpectedCall['arguments'] {
  const value = own(call, 'arguments')
  if (value === undefined) return undefined
  if (!isObject(value)) {
    faults.add(join(at, 'arguments'), `should map argument names to values or matchers, not ${kindOf(value)}.`)
    return undefined
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, matcher]) => [name, readMatcher(matcher, join(at, 'arguments', name), faults)]),
  )
}
