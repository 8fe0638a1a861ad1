import { isArray, isObject, kindOf, own, ownString, type Json, type JsonObject } from '../core/json.ts'
import { join, type Pointer } from '../core/pointer.ts'
import { clip } from '../core/text.ts'
import type { Expectation, ExpectedCall, ExpectedCalls } from '../core/intent.ts'
import type { Faults } from './suite-faults.ts'
import { ANY_OF_KEYS, CALL_KEYS, CALLS_KEYS } from './suite-keys.ts'
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
  if (value === 'none') return { kind: 'none' }
  if (value === 'ask') return { kind: 'ask' }
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
  const without = ['none' as const, 'ask' as const].find((one) => alternatives.includes(one))
  const anyOf = alternatives.flatMap((one, index) =>
    one === 'none' || one === 'ask' ? [] : [readCalls(one, join(at, 'anyOf', index), mentions, faults)],
  )
  if (without !== undefined && anyOf.length === 0) return { kind: without }
  return { kind: 'calls', anyOf, ...(without === undefined ? {} : { without }) }
}

function readCalls(value: Json, at: Pointer, mentions: Mention[], faults: Faults): ExpectedCalls {
  const key = isObject(value) ? ['calls', 'all'].find((name) => Object.hasOwn(value, name)) : undefined
  if (!isObject(value) || key === undefined) {
    return { calls: [readCall(value, at, mentions, faults)], order: 'any' }
  }
  faults.unknownKeys(value, at, CALLS_KEYS)
  if (key === 'calls' && Object.hasOwn(value, 'all'))
    faults.add(join(at, 'all'), 'stands beside calls:; keep one of them.', 'key')
  const order = Object.hasOwn(value, 'order') ? own(value, 'order') : 'any'
  if (order !== 'any' && order !== 'given') faults.add(join(at, 'order'), 'should be any or given.')
  const calls = own(value, key)
  if (!isArray(calls) || calls.length === 0) {
    faults.add(join(at, key), `should list at least one call, not ${isArray(calls) ? 'none' : kindOf(calls)}.`)
    return { calls: [], order: 'any' }
  }
  return {
    calls: calls.map((call, index) => readCall(call, join(at, key, index), mentions, faults)),
    order: order === 'given' ? 'given' : 'any',
    ...(key === 'all' ? { all: true } : {}),
  }
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
  const { beside, named } = readBeside(value, at, faults)
  const mentioned = Object.keys(expected ?? {}).map((name) => ({ name, at: join(at, 'arguments', name) }))
  mentions.push({ tool, at: join(at, 'tool'), role: 'expects', arguments: [...mentioned, ...named] })
  return { tool, arguments: expected, ...(beside === undefined ? {} : { beside }) }
}

/** `exact: true` is `only: []`. */
function readBeside(call: JsonObject, at: Pointer, faults: Faults) {
  const [exact, only] = [own(call, 'exact'), own(call, 'only')]
  if (exact !== undefined && typeof exact !== 'boolean')
    faults.add(join(at, 'exact'), `should be true or false, not ${kindOf(exact)}.`)
  if (exact === true && only !== undefined) faults.add(join(at, 'only'), 'stands beside exact: true; keep one of them.', 'key')
  if (only === undefined) return { beside: exact === true ? [] : undefined, named: [] }
  if (!isArray(only) || !only.every((name) => typeof name === 'string')) {
    faults.add(join(at, 'only'), `should be a list of names of arguments, not ${kindOf(only)}.`)
    return { beside: undefined, named: [] }
  }
  return { beside: only, named: only.map((name, index) => ({ name, at: join(at, 'only', index) })) }
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
